"""The files of a decision that is still to be written, with comments that say what to write where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from par_cli.locales import Language, Locale
from par_cli.messages import Message, phrase


class Beginning(NamedTuple):
    """What a new decision begins with: its language, where its days begin, and the years of its first phase."""

    language: Language
    time_zone: str
    utc_offset: str
    first: int
    last: int


# NAME is a text for both languages, or one for each; FIRST, NEXT and LAST are years of the phase.
_INDICATORS = """\
indicators: []
#  - id: online-share
#    name: NAME
#    unit: percent
#    better: higher
#    kind: edition
#    owners: [home]
#    targets:
#      - {phase: "LAST", more_than: 50, source: {section: II.2, line: 100}}
"""
_TASKS = """\
sections: []
#  - {id: I, name: NAME}
tasks: []
#  - {id: I.1, name: NAME, lead: [home], due: NEXT-Q4}
#  - {id: I.2, name: NAME, lead: [home], every: year}
"""
_AGENCIES = """\
agencies: []
#  - {id: home, name: NAME, level: office}
"""
_REPORTS = """\
values: []
#  - {indicator: online-share, period: FIRST, value: 48.67, published: NEXT-01-15, source: ...}
outcomes: []
tasks: []
"""
_REPORTING = """\
windows: []
#  - {id: yearly, period: year, name: NAME, covers: {from: 01-01, to: 12-31}, due: 03-31, to: ...}
reporters: []
#  - home
"""


def skeleton(locale: Locale, begun: Beginning) -> dict[str, bytes]:
    """Return the files of a new data folder by their names; ``targets.yaml``, which makes it one, is the last.

    ``locale`` is that of the comments.
    """

    def comment(message: Message) -> str:
        return f"# {locale.text(message)}\n"

    title = locale.text(phrase("The title of the decision"))
    reports = phrase("What was reported. par record adds to these lists, par validate checks them.")
    agencies = phrase("The agencies that the decision names; the other files refer to them by id.")
    tasks = phrase("The sections of the task matrix, then its rows: who leads, and when it falls due.")
    targets = (
        comment(phrase("The decision itself: write its title here."))
        + f"decision:\n  title: {title}\n  language: {begun.language}\n"
        + f'  time_zone: {begun.time_zone}\n  utc_offset: "{begun.utc_offset}"\n  '
        + comment(phrase("Figures are awaited until the first such day (MM-DD) after a deadline."))
        + "  publication_lag_until: 03-31\n\n"
        + comment(phrase("The phases, from year to year: the last day of a phase is the deadline of its targets."))
        + 'phases:\n  - {id: "LAST", from: FIRST, to: LAST}\n\n'
        + comment(
            phrase("What is measured, each with its targets. Take [] away, and # before the example; then fill it in.")
        )
        + _INDICATORS
        + "\n"
        + comment(phrase("The documents that it rests on and the measures that it names may be added:"))
        + comment(phrase("documents.yaml and measures.yaml, with the keys that par schema lists."))
    )
    reporting = phrase(
        "Which reports are due and when, and who owes one. This file may be left out: nothing is due then."
    )
    contents = {
        "reports/first.yaml": ("../schemas/reports", comment(reports) + _REPORTS),
        "reporting.yaml": ("schemas/reporting", comment(reporting) + _REPORTING),
        "agencies.yaml": ("schemas/agencies", comment(agencies) + _AGENCIES),
        "tasks.yaml": ("schemas/tasks", comment(tasks) + _TASKS),
        "targets.yaml": ("schemas/targets", targets),
    }
    words = {
        "NAME": "{vi: ..., en: ...}" if begun.language == "vi" else "...",
        "FIRST": str(begun.first),
        "NEXT": str(begun.first + 1),
        "LAST": str(begun.last),
    }
    return {
        name: f"# yaml-language-server: $schema={schema}.schema.json\nschema: 1\n\n{_filled(content, words)}".encode()
        for name, (schema, content) in contents.items()
    }


def _filled(content: str, words: Mapping[str, str]) -> str:
    return re.sub(r"\b(?:NAME|FIRST|NEXT|LAST)\b", lambda match: words[match[0]], content)
