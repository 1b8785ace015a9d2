"""The files of a decision that is still to be written, with comments that say what to write where."""

from __future__ import annotations

from par_cli.locales import Locale
from par_cli.messages import Message, phrase

_INDICATORS = """\
indicators: []
#  - id: online-share
#    name: {vi: ..., en: ...}
#    unit: percent
#    better: higher
#    kind: edition
#    owners: [home]
#    targets:
#      - {phase: "2030", more_than: 50, source: {section: II.2, line: 100}}
"""
_TASKS = """\
sections: []
#  - {id: I, name: {vi: ..., en: ...}}
tasks: []
#  - {id: I.1, name: {vi: ..., en: ...}, lead: [home], due: 2027-Q4}
#  - {id: I.2, name: {vi: ..., en: ...}, lead: [home], every: year}
"""
_AGENCIES = """\
agencies: []
#  - {id: home, name: {vi: ..., en: ...}, level: office}
"""
_REPORTS = """\
values: []
#  - {indicator: online-share, period: 2026, value: 48.67, published: 2027-01-15, source: ...}
outcomes: []
tasks: []
"""


def skeleton(locale: Locale) -> dict[str, bytes]:
    """Return the files of a new data folder by their names; ``targets.yaml``, which makes it one, is the last."""

    def comment(message: Message) -> str:
        return f"# {locale.text(message)}\n"

    title = locale.text(phrase("The title of the decision"))
    reports = phrase("What was reported. par record adds to these lists, par validate checks them.")
    agencies = phrase("The agencies that the decision names; the other files refer to them by id.")
    tasks = phrase("The sections of the task matrix, then its rows: who leads, and when it falls due.")
    targets = (
        comment(phrase("The decision itself: write its title here."))
        + f"decision:\n  title: {title}\n  language: {locale.language}\n"
        + '  time_zone: Asia/Ho_Chi_Minh\n  utc_offset: "+07:00"\n\n'
        + comment(phrase("The phases, from year to year: the last day of a phase is the deadline of its targets."))
        + 'phases:\n  - {id: "2030", from: 2026, to: 2030}\n\n'
        + comment(
            phrase("What is measured, each with its targets. Take [] away, and # before the example; then fill it in.")
        )
        + _INDICATORS
    )
    contents = {
        "reports/first.yaml": ("../schemas/reports", comment(reports) + _REPORTS),
        "agencies.yaml": ("schemas/agencies", comment(agencies) + _AGENCIES),
        "tasks.yaml": ("schemas/tasks", comment(tasks) + _TASKS),
        "targets.yaml": ("schemas/targets", targets),
    }
    return {
        name: f"# yaml-language-server: $schema={schema}.schema.json\nschema: 1\n\n{content}".encode()
        for name, (schema, content) in contents.items()
    }
