"""What people write in Vietnamese where a key or a word of the data files is wanted; loaded only to say so."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from par_cli.model.text import folded

_KEYS: Final = {
    "bao cao": "source",
    "chi so": "indicator",
    "chi tieu": "target",
    "co quan": "agency",
    "co quan chu tri": "lead",
    "chu tri": "lead",
    "co quan phoi hop": "coordinating",
    "phoi hop": "coordinating",
    "don vi bao cao": "reporter",
    "don vi tinh": "unit",
    "ghi chu": "note",
    "gia tri": "value",
    "giai phap": "remedy",
    "han": "due",
    "thoi han": "due",
    "ket qua": "state",
    "trang thai": "state",
    "ky": "period",
    "ly do": "reason",
    "ma": "id",
    "mau so": "denominator",
    "minh chung": "evidence",
    "ngay cong bo": "published",
    "ngay hoan thanh": "on",
    "nguon": "source",
    "nguyen nhan": "cause",
    "nhiem vu": "task",
    "ten": "name",
    "tong so": "of",
    "tu so": "numerator",
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
