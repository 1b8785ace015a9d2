"""Findings as lines for people: one for each, or each with the line of the file that it is about."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from par_cli.diagnostics import Diagnostic
from par_cli.loading.findings import Findings
from par_cli.locales import Locale
from par_cli.messages import Count, Message, phrase
from par_cli.render.findings import FolderComparison, Lines, lines_of
from par_cli.render.printable import log_line, printable, without_commands

if TYPE_CHECKING:
    from par_cli.progress.facts import Fact

_ROOM = 66
"""The most columns of a line that are shown, with the place of the fault among them."""


def concise(found: Findings, locale: Locale) -> str:
    return "".join(f"{log_line(item.to(locale))}\n" for item in found.items)


def text(found: Findings, locale: Locale, most: int, lines: Lines) -> str:
    """Return the first findings with the lines that they are about, then how many there are."""
    shown = found.items[:most]
    sources = lines_of(shown, lines)
    blocks = [_finding(item, sources[item.file].get(item.line), locale) for item in shown]
    left = len(found.items) - len(shown)
    if left:
        blocks.append(locale.text(phrase("... and {number} more", number=Count(left))) + "\n")
    if found.items:
        blocks.append(locale.text(summary(found)) + "\n")
    return "\n".join(blocks)


def against(compared: FolderComparison, found: Findings, locale: Locale) -> str:
    """Return the statuses that differ from those of an older folder, or that nobody can say which do."""
    from par_cli.render.effect import effect_text

    folder = locale.label("effect", "against", folder=log_line(compared.folder), day=locale.day(found.day))
    if compared.effect is None:
        return f"{folder}: {locale.label('effect', 'at_fault', folder=log_line(compared.at_fault or ''))}\n"
    return f"{folder}\n{effect_text(compared.effect, locale, where(compared))}"


def where(compared: FolderComparison) -> Callable[[Fact], str | None]:
    """Return a function that names the file and the line of an entry."""

    def place_of(fact: Fact) -> str | None:
        place = compared.place_of(fact)
        return None if place is None else log_line(f"{place.file}:{place.line}")

    return place_of


def _finding(item: Diagnostic, line: str | None, locale: Locale) -> str:
    problem = log_line(item.to(locale)) + "\n"
    if line is None or item.column > len(line) + 1:
        return problem
    number = str(item.line)
    before, after = _around(line, item.column - 1)
    gap = " " * len(number)
    return f"{problem}{gap} |\n{number} | {before}{after}\n{gap} | {' ' * _width(before)}^\n"


def _around(line: str, place: int) -> tuple[str, str]:
    """Return as much of a line as has room, before a place and from it on, made printable."""
    start = max(0, place - 2 * _ROOM)
    before = ("... " if start else "") + without_commands(printable(line[start:place]))
    after = without_commands(printable(line[place : place + 2 * _ROOM]))
    if _width(before) + _width(after) <= _ROOM:
        return before, after
    left = _ROOM // 3
    if _width(before) > 2 * left:
        kept = ""
        for char in reversed(before):
            if _width(kept) > left:
                break
            kept = char + kept
        before = f"... {kept}"
    kept = ""
    for char in after:
        if _width(before) + _width(kept) >= _ROOM:
            kept += " ..."
            break
        kept += char
    return before, kept


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in {"W", "F"} for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) != 0 for char in text)


def summary(found: Findings) -> Message:
    files = len({item.file for item in found.items})
    return phrase(
        "{errors} and {warnings} in {files}; par explain {code} says more",
        errors=_errors(found),
        warnings=_warnings(found),
        files=_counted(files, phrase("1 file"), phrase("{number} files", number=Count(files))),
        code=next((item.code for item in found.items if not item.warning), found.items[0].code),
    )


def _errors(found: Findings) -> Message:
    return _counted(found.errors, phrase("1 error"), phrase("{number} errors", number=Count(found.errors)))


def _warnings(found: Findings) -> Message:
    return _counted(found.warnings, phrase("1 warning"), phrase("{number} warnings", number=Count(found.warnings)))


def not_shown(found: Findings) -> list[Message]:
    """Return how many findings are in files, or of rules, that were not asked for."""
    notes: list[Message] = []
    if number := found.elsewhere:
        one = phrase("1 finding in other files is not shown; --all shows it")
        many = phrase("{number} findings in other files are not shown; --all shows them", number=Count(number))
        notes.append(_counted(number, one, many))
    if number := found.deselected:
        one = phrase("1 finding of a rule that was not asked for is not shown (--select, --ignore)")
        many = phrase(
            "{number} findings of rules that were not asked for are not shown (--select, --ignore)",
            number=Count(number),
        )
        notes.append(_counted(number, one, many))
    return notes


def _counted(number: int, one: Message, many: Message) -> Message:
    return one if number == 1 else many


def read_and_judged(found: Findings) -> list[Message]:
    """Return what was read and how it was judged: a line for each file, then one on the whole."""
    lines = [
        phrase("read {file}: {entries}", file=log_line(item.name), entries=_entries(item.entries))
        for item in found.files
    ]
    judged = phrase(
        "judged on {day}: {errors}, {warnings}", day=found.day, errors=_errors(found), warnings=_warnings(found)
    )
    return [*lines, judged]


def _entries(entries: Mapping[str, int]) -> Message | str:
    if not entries:
        return phrase("no entries")
    return ", ".join(f"{name} {number}" for name, number in entries.items())
