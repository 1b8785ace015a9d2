"""What the keys and words of data files are called in Vietnamese, and in other words: for headers and for hints."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from par_cli.typed import fold

SPELLINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "indicator": ("chi so", "ma chi so", "indicator id"),
    "period": ("ky", "ky bao cao", "ky so lieu", "reporting period"),
    "value": ("gia tri",),
    "bound": ("gioi han",),
    "of": ("tong so xep hang", "trong so", "out of", "number ranked"),
    "numerator": ("tu so",),
    "denominator": ("mau so",),
    "break": ("doi phuong phap", "thay doi phuong phap", "break in series"),
    "comparable": ("so sanh duoc",),
    "published": ("ngay cong bo", "date published", "publication date", "published on"),
    "provisional": ("so lieu tam tinh", "tam tinh", "so bo"),
    "source": ("nguon", "nguon so lieu"),
    "url": ("dia chi", "lien ket", "duong dan", "link"),
    "line": ("dong",),
    "note": ("ghi chu", "notes"),
    "reporter": ("don vi bao cao", "co quan bao cao", "ma don vi bao cao", "reporting agency", "reporting unit"),
    "change": ("muc thay doi", "thay doi", "tang giam"),
}
"""What else the columns of reported values are called, folded."""

_KEYS: Final = {
    **{spelling: key for key, spellings in SPELLINGS.items() for spelling in spellings},
    "bao cao": "source",
    "chi tieu": "target",
    "co quan": "agency",
    "co quan chu tri": "lead",
    "chu tri": "lead",
    "co quan phoi hop": "coordinating",
    "phoi hop": "coordinating",
    "don vi tinh": "unit",
    "giai phap": "remedy",
    "han": "due",
    "thoi han": "due",
    "ket qua": "state",
    "trang thai": "state",
    "ly do": "reason",
    "ma": "id",
    "minh chung": "evidence",
    "ngay hoan thanh": "on",
    "nguyen nhan": "cause",
    "nhiem vu": "task",
    "ten": "name",
    "tong so": "of",
    "van ban": "document",
}
_WORDS: Final = {
    "cao hon": "higher",
    "tang": "higher",
    "thap hon": "lower",
    "giam": "lower",
    "chua bat dau": "not_started",
    "chua lam": "not_started",
    "chua xong": "not_done",
    "chua hoan thanh": "not_done",
    "dang lam": "in_progress",
    "dang thuc hien": "in_progress",
    "gia han": "extended",
    "hang nam": "yearly",
    "hang quy": "quarterly",
    "hang thang": "monthly",
    "hoan thanh": "done",
    "da hoan thanh": "done",
    "xong": "done",
    "da xong": "done",
    "nam": "year",
    "quy": "quarter",
    "thang": "month",
    "thay the": "superseded",
    "het hieu luc": "superseded",
}


def key_meant(text: str, known: Collection[str]) -> str | None:
    """Return the key that a Vietnamese word means, where it is one of those known at that place."""
    return _among(known, _KEYS.get(fold(text.replace("_", " "))))


def word_meant(text: str, known: Collection[str]) -> str | None:
    """Return the word of the data files that a Vietnamese one means, likewise."""
    return _among(known, _WORDS.get(fold(text.replace("_", " "))))


def _among(known: Collection[str], found: str | None) -> str | None:
    return found if found in known else None
