"""The words of sheets about tasks and about targets without a number: headings and states, folded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from par_cli.record.column_names import SENDER, normal_form
from par_cli.typed import fold

SheetKind = Literal["tasks", "outcomes"]
HELP: Final = ""
NAME: Final = "name"
"""The name of a task next to its id, which only checks that."""

_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "task": ("nhiem vu", "ma nhiem vu", "ma so nhiem vu", "task", "task id"),
    "target": ("muc tieu", "ma muc tieu", "ma chi tieu", "target", "target id"),
    "occurrence": ("dau viec", "ky", "occurrence"),
    "state": ("trang thai", "tinh trang", "tien do", "state", "status"),
    "day": ("ngay", "ngay hoan thanh", "hoan thanh ngay", "day", "date", "done on", "date done", "completed on"),
    "document": (
        "van ban hoac tai lieu kiem chung", "van ban", "tai lieu kiem chung", "minh chung", "document",
        "document or evidence", "evidence",
    ),
    "cause": ("nguyen nhan hoac ly do", "nguyen nhan", "ly do", "cause or reason", "cause", "reason"),
    "remedy": ("giai phap", "bien phap", "huong khac phuc", "remedy"),
    "published": ("ngay cong bo", "ngay bao cao", "published", "reported on", "date of report"),
    "reporter": ("don vi bao cao", "co quan bao cao", "reporter", "reporting agency"),
    "sender": SENDER,
    "source": ("nguon", "source"),
    "note": ("ghi chu", "note", "remark"),
    NAME: ("ten nhiem vu", "task name"),
    HELP: (
        "ten chi tieu", "ten muc tieu", "noi dung nhiem vu", "noi dung", "han", "thoi han", "han hoan thanh",
        "thoi gian hoan thanh", "ten don vi bao cao", "co quan chu tri", "don vi chu tri", "chu tri",
        "co quan phoi hop", "phoi hop", "stt", "tt", "target name", "due", "due date", "deadline",
        "reporter name", "lead", "lead agency", "no", "#",
    ),
}  # fmt: skip
STATE_COLUMNS: Final = tuple(filter(None, _HEADINGS))
"""What the columns of such sheets are called in a map."""

HEADINGS: Final = {spelling: name for name, spellings in _HEADINGS.items() for spelling in spellings}

SEEN: Final = "seen"
"""What is written for a report in progress after which nobody knows whether it is finished."""

_STATES: Final[Mapping[str, tuple[str, ...]]] = {
    "done": (
        "da xong", "xong", "hoan thanh", "da hoan thanh", "hoan thanh dung han", "hoan thanh qua han", "da thuc hien",
        "da dat", "dat", "done", "completed", "complete", "finished", "done on time", "done late",
    ),
    "in_progress": (
        "dang lam", "dang thuc hien", "dang trien khai", "dang tien hanh", "chua hoan thanh", "in progress", "ongoing",
        "under way", "underway", "begun", "not finished", "unfinished",
    ),
    "not_started": ("chua lam", "chua thuc hien", "chua trien khai", "chua bat dau", "not started", "not begun"),
    "not_done": ("khong dat", "khong hoan thanh", "khong thuc hien duoc", "not done"),
    SEEN: (
        "da co lam, chua ro da xong chua", "co lam, chua ro", "chua ro da xong chua", "chua ro", "seen",
        "something done, not known whether finished", "not known whether finished",
    ),
    "extended": ("gia han", "duoc gia han", "da gia han", "extended"),
    "superseded": (
        "dung ap dung", "dung thuc hien", "khong con ap dung", "superseded", "no longer applies",
    ),
    "condition_met": ("da co dieu kien ap dung", "du dieu kien", "condition met"),
}  # fmt: skip
_MEANT: Final = {word: state for state, words in _STATES.items() for word in words}
_UNFINISHED: Final = "chua xong"
"""Of a task it goes on; of a target without a number it is the word of the form for not done."""

STATES: Final[Mapping[SheetKind, tuple[str, ...]]] = {
    "tasks": ("done", "in_progress", "not_started", SEEN, "extended", "superseded"),
    "outcomes": ("done", "in_progress", "not_done", "extended", "superseded", "condition_met"),
}


def heading_meant(text: str) -> str | None:
    """Return the column that a heading means, ``""`` for one that only helps people, None where it is unknown."""
    return HEADINGS.get(normal_form(text), HEADINGS.get(fold(text)))


def state_meant(text: str, kind: SheetKind) -> str | None:
    """Return the state that a word means in a kind of sheet."""
    word = fold(text).strip(" .;")
    found = _MEANT.get(word, _MEANT.get(word.replace("_", " ").replace("-", " ")))
    if word == _UNFINISHED:
        found = "in_progress" if kind == "tasks" else "not_done"
    return found if found in STATES[kind] else None
