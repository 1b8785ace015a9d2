"""The words of the code are those that CONTRIBUTING.md asks for."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import par_cli

PACKAGE = Path(par_cli.__file__).parent
AVOIDED = re.compile(r"\b(?:besides?|whoever|whatever|so many|stands)\b", re.IGNORECASE)
TEXTS = {tokenize.COMMENT, tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}  # from 3.12 on
NAMES = re.compile(r"``[^`]*``")  # of parameters and keys


def _prose(module: Path) -> Iterator[tuple[int, str]]:
    """Yield the comments and texts of a module, each with its line."""
    for token in tokenize.generate_tokens(io.StringIO(module.read_text(encoding="utf-8")).readline):
        if token.type in TEXTS:
            yield token.start[0], NAMES.sub("", token.string)


def test_no_comment_docstring_or_message_has_a_word_that_is_to_be_avoided() -> None:
    found = [
        f"{module.relative_to(PACKAGE).as_posix()}:{line}: {match[0]}"
        for module in sorted(PACKAGE.rglob("*.py"))
        for line, text in _prose(module)
        for match in AVOIDED.finditer(text)
    ]
    assert found == []


def test_no_page_has_a_word_that_is_to_be_avoided() -> None:
    docs = Path(__file__).parent.parent / "docs"
    pages = {page.name: page.read_text(encoding="utf-8") for page in docs.glob("*.md")}
    assert {name: match[0] for name, text in pages.items() if (match := AVOIDED.search(text))} == {}
