"""The codes of everything that reading can refuse: one rule, one code."""

from __future__ import annotations

from typing import Final

# Files
MISSING: Final = "PAR101"  # there is no such file
LINK: Final = "PAR102"  # a symbolic link in the place of a file or folder
NOT_A_FILE: Final = "PAR103"  # a folder, pipe, socket or device in the place of a file, or the other way round
UNREADABLE: Final = "PAR104"  # the system refuses to open or read it
TOO_LARGE: Final = "PAR105"  # more bytes than any file of this kind needs
ENDING: Final = "PAR106"  # a report that would be skipped because of the end of its name: .yml, .CSV
STRAY: Final = "PAR107"  # a warning: a file next to the decision that is not read

# Text
NOT_UTF8: Final = "PAR110"  # bytes that are not UTF-8 text
LINE_END: Final = "PAR111"  # a carriage return that is not part of CRLF
CHARACTER: Final = "PAR112"  # a control, bidirectional or invisible character, raw or escaped
INDENTATION: Final = "PAR113"  # a tab or a no-break space as indentation
COMBINING: Final = "PAR114"  # more combining marks on one letter than any language writes
TOO_MANY_PROBLEMS: Final = "PAR115"  # reading stops after a thousand problems in one file
CONFLICT: Final = "PAR116"  # two versions of the same lines, as git leaves them between markers

# The structure of a YAML file
SYNTAX: Final = "PAR120"  # not YAML
EMPTY: Final = "PAR121"  # nothing but blank lines and comments
NOT_A_MAPPING: Final = "PAR122"  # the file as a whole is not "key: value" lines
ANCHOR: Final = "PAR123"  # &name
ALIAS: Final = "PAR124"  # *name
TAG: Final = "PAR125"  # !name
MERGE_KEY: Final = "PAR126"  # <<: ...
DIRECTIVE: Final = "PAR127"  # %YAML, %TAG
SECOND_DOCUMENT: Final = "PAR128"  # more after the end of the first document
KEY: Final = "PAR129"  # a key that is missing, or is not text
DUPLICATE_KEY: Final = "PAR130"  # a key that appears twice in one mapping
TOO_DEEP: Final = "PAR131"  # nested deeper than 12
TOO_MANY_NODES: Final = "PAR132"  # more than 100,000 keys and values
COMMENT: Final = "PAR133"  # a warning: " #" followed at once by a letter or digit cuts an unquoted text short

# Unquoted YAML values that other readers take for something else
NO_VALUE: Final = "PAR140"  # nothing, ~, Null
BOOLEAN: Final = "PAR141"  # yes, no, on, off, y, n, True
NUMBER: Final = "PAR142"  # 48,67, 1e5, 0x1F, 010, +5, .5, 1_000, .nan
DIGITS: Final = "PAR143"  # a number of more than 15 digits
ALPHABET: Final = "PAR144"  # a number in digits or signs other than ASCII
DATE: Final = "PAR145"  # 2025-7-1, 2025-07-01 12:00
NO_SUCH_DAY: Final = "PAR146"  # 2025-02-30
TIME: Final = "PAR147"  # 12:30:00, which YAML 1.1 counts in sixties
SIGN: Final = "PAR148"  # = and <<, which have a meaning in YAML 1.1

# CSV
NO_HEADER: Final = "PAR160"  # an empty file
HEADER: Final = "PAR161"  # columns that are unknown, missing or there twice
QUOTES: Final = "PAR162"  # a quote that is not closed, or is inside a cell
ROW_LENGTH: Final = "PAR163"  # a row longer or shorter than the header
BLANK_LINE: Final = "PAR164"  # an empty line
