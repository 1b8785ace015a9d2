"""What people write in place of the keys and words of data files: the headers of spreadsheets, and what is meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from par_cli.model.text import folded

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
"""What else the columns of reported values are called, without diacritics and capitals."""

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
    """Give the key that a Vietnamese word stands for, where it is one of those known at that place."""
    found = _KEYS.get(folded(text.replace("_", " ")))
    return found if found in known else None


def word_meant(text: str, known: Collection[str]) -> str | None:
    """Give the word of the data files that a Vietnamese one stands for, likewise."""
    found = _WORDS.get(folded(text.replace("_", " ")))
    return found if found in known else None
