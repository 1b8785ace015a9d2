"""Bytes to located values: files opened safely, YAML and CSV read strictly.  The only room that imports yaml."""

from __future__ import annotations

from par_cli.source.csv_file import Block, JoinedColumns, Table, joined, read_csv
from par_cli.source.document import Document
from par_cli.source.files import list_reports, read_bytes, read_end, read_lines, warn_of_strays
from par_cli.source.plain_values import (
    MAX_DIGITS,
    REFUSED,
    PlainDate,
    PlainNumber,
    plain_value,
    too_many_digits,
    typed_cell,
)
from par_cli.source.text import MAX_PROBLEMS, Place, forbidden_character, nfc, path_text, too_many
from par_cli.source.text_columns import GrowingColumn, TextColumn, joined_columns, picked
from par_cli.source.yaml_file import MAX_BYTES, parse_yaml, read_yaml

__all__ = [
    "MAX_BYTES",
    "MAX_DIGITS",
    "MAX_PROBLEMS",
    "REFUSED",
    "Block",
    "Document",
    "GrowingColumn",
    "JoinedColumns",
    "Place",
    "PlainDate",
    "PlainNumber",
    "Table",
    "TextColumn",
    "forbidden_character",
    "joined",
    "joined_columns",
    "list_reports",
    "nfc",
    "parse_yaml",
    "path_text",
    "picked",
    "plain_value",
    "read_bytes",
    "read_csv",
    "read_end",
    "read_lines",
    "read_yaml",
    "too_many",
    "too_many_digits",
    "typed_cell",
    "warn_of_strays",
]
