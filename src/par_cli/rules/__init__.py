"""The rules of data files, one YAML file each: what it wants, why, an example that breaks it and one that keeps it.

The name of the file is the code of the rule.  An example is a change to the small valid folder in ``folder/``, made in
one of four ways:

- with ``replace``, those lines of ``file`` are replaced by the lines of ``wrong`` or ``right``;
- without it, the lines are further entries of the list that ``file`` ends with, or a whole file that is new;
- where ``file`` is ``sheet.csv``, they are a sheet that is not in the folder and is imported into it;
- without ``file``, they are commands of a shell, run in the folder, for what no text file can show.

``right`` is left out where the folder itself is right.  Lines are written without the indentation that they have in
the file.  A test runs every example.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from textwrap import indent
from typing import Any, Final, Literal, NamedTuple, cast

from par_cli.locales import Language
from par_cli.source.packaged import list_packaged, read_packaged, read_packaged_yaml

__all__ = [
    "FOLDER_FILES",
    "SHEET",
    "Example",
    "Rule",
    "Severity",
    "TextByLanguage",
    "folder_file",
    "read_rule",
    "rule_codes",
]

Severity = Literal["error", "warning"]  # an error makes the data unusable; a warning leaves it usable and doubtful

FOLDER_FILES: Final = (
    "targets.yaml",
    "tasks.yaml",
    "agencies.yaml",
    "documents.yaml",
    "reporting.yaml",
    "reports/2022.yaml",
)
"""The files of the small folder."""
SHEET: Final = "sheet.csv"
"""The file of an example that is imported."""


class TextByLanguage(NamedTuple):
    """A text by language."""

    texts: Mapping[str, str]

    def to(self, language: Language) -> str:
        """Return the text in a language, in English where it is missing."""
        return self.texts.get(language, self.texts["en"])


class Example(NamedTuple):
    """A change to the small folder, or a sheet that is imported into it.

    ``file`` is the file that is changed or added and ``content`` its whole new text, of which the lines from ``start``
    up to ``end`` are the change.  Where ``file`` is empty, ``content`` holds commands.
    """

    file: str
    content: str
    start: int
    end: int


class Rule(NamedTuple):
    """A rule: its stable code, how severe it is to break it, and its page.

    ``title`` says in one sentence what holds; ``why`` what goes wrong where it does not.
    """

    code: str
    severity: Severity
    title: TextByLanguage
    why: TextByLanguage
    wrong: Example
    right: Example


@cache
def rule_codes() -> tuple[str, ...]:
    """Return the codes of all rules in order, without reading their files."""
    return tuple(list_packaged("rules", ".yaml"))


@cache
def read_rule(code: str) -> Rule:
    page = cast("dict[str, Any]", read_packaged_yaml(f"rules/{code}.yaml"))
    file, replaced = page.get("file", ""), page.get("replace", "")
    wrong, right = (_example(file, replaced, lines) for lines in (page["wrong"], page.get("right", replaced)))
    return Rule(code, page["severity"], TextByLanguage(page["title"]), TextByLanguage(page["why"]), wrong, right)


@cache
def folder_file(name: str) -> str:
    return read_packaged(f"rules/folder/{name}")


def _example(file: str, replaced: str, lines: str) -> Example:
    if file not in FOLDER_FILES:
        return Example(file, lines, 0, lines.count("\n"))
    content = folder_file(file)
    if replaced:
        before, depth, after = _around(content, replaced)
    else:
        before, depth, after = content, "  ", ""
    new = indent(lines, depth)
    start = before.count("\n")
    return Example(file, before + new + after, start, start + new.count("\n"))


def _around(content: str, lines: str) -> tuple[str, str, str]:
    """Return what comes before some lines of a text, their indentation, and what comes after them."""
    for depth in ("", "  ", "    ", "      "):
        before, found, after = f"\n{content}".partition("\n" + indent(lines, depth))
        if found:
            return (before + "\n").removeprefix("\n"), depth, after
    raise ValueError(lines)
