"""What lines around figures say of whom these are: a part of the whole, such as a commune, above those of the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from par_cli.messages import Message, phrase
from par_cli.model.reports import NOTES
from par_cli.record.admin_units import may_be_office
from par_cli.record.row_names import RowNames
from par_cli.record.rows import Rows
from par_cli.record.sheet_lines import TextLine, doubt_line, refuse_line
from par_cli.record.sheet_reading import SheetReading
from par_cli.record.subjects import Subject
from par_cli.source.text import shown
from par_cli.typed import fold, in_a_row, without_number

DOUBTFUL_PART: Final = "PAR643"

_LEAVES_OUT: Final = re.compile(
    r"\b(?:(?:khong|chua) (?:bao gom|gom|tinh|ke)\b(?! duoc\b)|loai tru\b|ngoai tru\b|tru di\b"
    r"|chi (?:tinh|bao gom|gom|thong ke|tong hop)\b"
    r"|(?:not|without) includ|exclud|does not cover|(?:covers?|includes?) only\b|only (?:covers?|includes?)\b)"
)
"""A folded note that leaves some of what is counted out."""
_LOWER: Final = "xa|phuong|huyen|quan|thi tran|thi xa|dac khu"
_ENGLISH_LOWER: Final = "communes?|wards?|districts?|townships?"
_PART: Final = re.compile(
    r"(?:gioi tinh:? )?(?P<sex>nu|nu gioi|nam gioi|female|male|women|men)"
    r"|(?:(?:o|khu vuc|vung) )?(?P<area>nong thon|thanh thi|do thi|mien nui|mien bien|dong bang|ven bien|hai dao"
    r"|bien gioi|dan toc thieu so|rural|urban)(?:,? (?:va )?mien nui)?(?: areas?)?"
    r"|(?:(?:ubnd|uy ban nhan dan) )?(?P<level>(?:cap|tuyen) (?:tinh|huyen|xa|co so))(?:, .{1,30})?"
    r"|khoi (?!luong\b)(?P<group>.{1,40})"
    rf"|(?:cac |moi |tung )?(?P<units>(?:{_LOWER})(?:(?:,| va|/| -)? ?(?:{_LOWER}))*)"
    rf"|(?:the |each )?(?P<english_units>(?:{_ENGLISH_LOWER})(?:(?:,| and|/)? ?(?:{_ENGLISH_LOWER}))*)"
    r"|(?P<more>ca nuoc|toan quoc|trung binh ca nuoc|binh quan ca nuoc|nationwide|the whole country)"
    r"|(?P<english_level>(?:provincial|district|commune) level)"
)
"""A folded heading that is nothing but the name of a part, which is in its group."""
_LEVEL: Final = re.compile(r"\b(?<!tac )(tinh|huyen|xa)\b(?! hoi\b)")
"""A level of government in a folded name."""
_SOME: Final = "nguoi dan|doanh nghiep|to chuc|ca nhan|ho gia dinh|ho kinh doanh|citizens?|firms|businesses|enterprises"
_MAY_BE_PART: Final = re.compile(
    rf"(?:doi voi |cua |nhom )?(?:{_SOME})(?:(?:,| va|/)? ?(?:{_SOME}))*|(?:cac )?so,? (?:ban,? )?nganh.*|"
    r"(?:khu vuc|vung|doi tuong|loai hinh) (?!(?:tieu|phan|hop)\b)\w.*"
)
"""A folded heading that begins like the name of a part."""
_SIGNED_BY: Final = re.compile(r"(?:t\.?m|t/m|thay mat)\b[. ]")
"""What is before the name of a committee that signs, in a folded line."""


def leaves_out(text: str) -> bool:
    """Return whether a note says that figures leave some of the whole out."""
    return _LEAVES_OUT.search(fold(text)) is not None


def of_a_part(text: str) -> tuple[Message, Message]:
    """Return what is doubtful about figures next to a text that speaks of a part, and what helps."""
    message = phrase("“{text}” may say that figures are only of a part of the whole", text=shown(text))
    return message, phrase("check whether they are of the whole, and leave them out if they are not")


def of_another(text: str) -> tuple[Message, Message]:
    """Return what is doubtful about figures below a title that is about somebody else, and what helps."""
    message = phrase("“{text}” may be about others than those whose figures these would be", text=shown(text))
    return message, phrase("check whether they are of the whole, and leave them out if they are not")


def sends(text: str) -> Message:
    return phrase("“{text}” sends these figures, and they would count for the whole", text=shown(text))


def check_part(reading: SheetReading, names: RowNames, rows: Rows, line: TextLine) -> None:
    """Report or warn of a line by which figures that would count for the whole are those of a part of it."""
    text = without_number(line.text)
    for_whole = _for_whole(rows, line.about)
    if not for_whole:
        return
    if line.kind == "note":
        if _SIGNED_BY.match(fold(text)) and names.names_part(text):
            refuse_line(reading, line, sends(line.text), _above(reading, line)[1])
        elif leaves_out(text):
            doubt_line(reading, line, DOUBTFUL_PART, *of_a_part(line.text))
        return
    subjects = [reading.subjects[name] for name in for_whole if name in reading.subjects]
    part, called = _part_in(text), names.reporters_called(text)
    is_part = text[0].isupper() and _MAY_BE_PART.fullmatch(fold(text)) is not None
    may_be = bool(called) or is_part or may_be_office(text)
    is_their_name = bool(part or may_be) and all(_is_about(subject, part or text) for subject in subjects)
    is_reporter = any(not called.isdisjoint(subject.indicator.reporters) for subject in subjects)
    if (part and not is_their_name) or is_reporter or names.names_part(text):
        refuse_line(reading, line, *_above(reading, line))
    elif (
        may_be
        and not is_their_name
        and not (called and all(names.answers_for(item.indicator, called) for item in subjects))
    ):
        doubt_line(reading, line, DOUBTFUL_PART, *_above(reading, line))


def _for_whole(rows: Rows, about: Sequence[int]) -> Sequence[str]:
    """Return the indicators of rows that name neither who reports nor, in a note, that they are of the whole."""
    indicators, *others = (rows.column(name).at(about) for name in ("indicator", "reporter", *NOTES))
    filled = [column for column in others if column.holds_something]
    if not filled:
        return indicators.texts
    return list(dict.fromkeys(name for name, *cells in zip(indicators, *filled, strict=True) if not any(cells)))


def _part_in(text: str) -> str | None:
    """Return what part a heading names that is nothing but the name of one."""
    match = _PART.fullmatch(fold(text).strip(" :.-"))
    return match[match.lastgroup] if match is not None and match.lastgroup is not None else None


def _is_about(subject: Subject, part: str) -> bool:
    """Return whether an indicator is called by a part itself, and by no other level of government than that."""
    names, words = in_a_row(" ".join(subject.indicator.names)), in_a_row(part)
    level = words.removeprefix("cap ")
    if level in {"tinh", "huyen", "xa"}:
        return set(_LEVEL.findall(names)) == {level} and (level != "tinh" or " cap tinh " in f" {names} ")
    return re.search(rf"\b{re.escape(words)}\b(?! moi\b)", names) is not None  # new rural areas are a programme


def _above(reading: SheetReading, line: TextLine) -> tuple[Message, Message]:
    message = phrase("“{text}” is above figures that would count for the whole", text=shown(line.text))
    hint = phrase(
        "name the agency of each figure in a column “{reporter}”; if they are of the whole, say so in “{note}”",
        reporter=reading.sheet.header_of("reporter"), note=reading.sheet.header_of("note"),
    )  # fmt: skip
    return message, hint
