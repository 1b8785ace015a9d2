"""Findings as a Code Quality report of GitLab, which compares a merge request with the branch that it goes into."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping

from par_cli.diagnostics import Diagnostic
from par_cli.loading.findings import Findings
from par_cli.locales import ENGLISH, Locale
from par_cli.messages import Message
from par_cli.render.dumps import dumps
from par_cli.render.findings import Lines, lines_of
from par_cli.render.printable import printable

_NUMBER_IN_LIST = re.compile(r"\[[0-9]+\]")
_PLACES = frozenset({"line", "place"})
"""The arguments of messages that say where another entry is."""


def gitlab(found: Findings, locale: Locale, lines: Lines) -> bytes:
    """Return a list with an object for each finding; one about a file as a whole is shown at its first line."""
    sources = lines_of(found.items, lines)
    counts: Counter[tuple[str, ...]] = Counter()
    report = []
    for item in found.items:
        subject = _subject(item, sources[item.file].get(item.line, ""))
        counts[subject] += 1
        report.append(
            {
                "description": printable(item.problem(locale)),
                "check_name": item.code,
                "fingerprint": _fingerprint(*subject, str(counts[subject])),
                "severity": "minor" if item.warning else "major",
                "location": {"path": subject[1], "lines": {"begin": item.line or 1}},
            }
        )
    return dumps(report)


def _subject(item: Diagnostic, line: str) -> tuple[str, ...]:
    """Return what a finding is about, the same wherever its entry is moved to in the file and in every language.

    The text of its line tells apart the findings of entries that no message names.
    """
    path = _NUMBER_IN_LIST.sub("[]", item.path)
    return (
        item.code,
        printable(item.file.removeprefix("./")),
        path,
        ENGLISH.text(_placeless(item.message)),
        line.strip(),
    )


def _placeless(message: Message) -> Message:
    """Return a message without the lines of other entries, which move without it."""
    arguments: Mapping[str, object] = {
        name: "" if name in _PLACES else _placeless(value) if isinstance(value, Message) else value
        for name, value in message.arguments.items()
    }
    return Message(message.template, arguments)


def _fingerprint(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
