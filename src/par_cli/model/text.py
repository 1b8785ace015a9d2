"""Comparing names as people type them: without regard to case, diacritics or the spelling of đ."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Give a form in which two spellings of one name are equal: no diacritics, no case, single spaces."""
    if not text.isascii():
        straight = text.replace("đ", "d").replace("Đ", "D").replace("Ð", "D").replace("ð", "d")
        plain = unicodedata.normalize("NFD", straight)
        text = "".join([char for char in plain if not unicodedata.combining(char)])
    return " ".join(text.casefold().split())
