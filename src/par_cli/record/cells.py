"""The words in the cells of a spreadsheet, and why a cell is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from par_cli.messages import Message, phrase
from par_cli.record.bounds import BOUND_WORDS
from par_cli.record.column_names import normal_form
from par_cli.record.grid import NUMBER, WRONG
from par_cli.source.text import Fault, shown
from par_cli.typed import fold

WRITE_FIGURE: Final = phrase("write the figure, or leave the cell empty where there is none")
OTHER_FORMAT: Final = phrase(
    "give it another format if that is the figure, or leave the cell empty where there is none"
)
MADE_A_DATE: Final = phrase("a spreadsheet program has turned it into a date; format the cell as text")


def empty_cell(header: str | Message) -> Fault:
    return Fault("PAR202", phrase("the cell “{name}” is empty", name=header), phrase("fill it in"))


Reader = Callable[[str], str | Fault]

_ESCAPED: Final = re.compile(r"'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")


def unescaped(text: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from computing a text."""
    return text[1:] if text.startswith("'") and _ESCAPED.match(text) else text


def in_words(text: str) -> str:
    """Return a cell as a message shows it."""
    return "?" if text.startswith(WRONG) else shown(unescaped(text).removeprefix(NUMBER).replace("\n", " "))


_RUNNING: Final = re.compile(r"\(?(?:[0-9]+(?:[.,][0-9]+)*|[a-z]|[ivxlc]+)[.)]*", re.ASCII | re.IGNORECASE)


def is_running_number(text: str) -> bool:
    """Return whether a cell only numbers its row: ``3``, ``II.``, ``a)``."""
    return _RUNNING.fullmatch(text.removeprefix(NUMBER)) is not None


_NO_FIGURE: Final = frozenset({
    "-", "--", "---", "\u2013", "\u2014", ".", "..", "...", "\u2026", ":", "n/a", "n.a.", "n.a", "na", "#n/a", "n/d",
    "chua co", "chua co so lieu", "chua cong bo", "chua trien khai", "chua thuc hien", "chua danh gia", "chua bao cao",
    "chua tong hop", "chua thong ke", "khong co so lieu", "khong danh gia", "khong thong ke", "dang tong hop",
    "chua den ky", "chua den ky bao cao", "no data", "not available", "not applicable", "not reported",
    "dang cap nhat", "chua cap nhat", "chua thu thap", "khong ap dung", "khong co du lieu", "chua co du lieu",
    "pending", "missing", "tbd", "tbc", "null", "nan", "<na>", "not published", "not yet published",
    "not yet available", "not yet carried out",
})  # fmt: skip
"""The marks and words, folded, that tables use for "no figure"."""


def is_no_figure(text: str, others: Iterable[str] = ()) -> bool:
    """Return whether a cell says that there is no figure; ``others`` are the words that a map adds."""
    folded = fold(text.strip(" ()[]"))
    return folded in _NO_FIGURE or folded in others


def read_bound(text: str) -> str | Fault:
    found = BOUND_WORDS.get(text) or BOUND_WORDS.get(normal_form(text))
    hint = phrase("write one of: {names}", names="more_than, less_than, at_least, at_most, >, <, >=, <=")
    return found or Fault("PAR205", phrase("“{text}” is not a bound", text=shown(text)), hint)


_FLAGS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("true", "co", "dung", "yes", "x", "1"), "true"),
    **dict.fromkeys(("false", "khong", "sai", "no", "0"), "false"),
}
"""What people write for yes and no."""


def read_flag(text: str) -> str | Fault:
    hint = phrase("write true or false, or leave the cell empty")
    plain = text.removeprefix(NUMBER)
    return _FLAGS.get(normal_form(plain)) or Fault(
        "PAR215", phrase("“{text}” is neither true nor false", text=shown(plain)), hint
    )


def read_text(text: str) -> str:
    return unescaped(text).removeprefix(NUMBER)
