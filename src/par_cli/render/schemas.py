"""The JSON Schemas (2020-12) of the JSON documents, from the tables of fields that the documents are made of.

Each schema is complete in itself. No field may be missing and none may be added; what is unknown is null.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from par_cli.render import diff_document, show_document
from par_cli.render.calendar_document import CALENDAR
from par_cli.render.document import record_of
from par_cli.render.dumps import dumps
from par_cli.render.findings.json_findings import VALIDATE
from par_cli.render.flat_documents import DOCUMENTS, MEASURES
from par_cli.render.flat_lists import FOUND, REPORTS, VALUES
from par_cli.render.output_fields import accounts, calendar, documents, flat, register, reporting, targets, tasks
from par_cli.render.output_fields import records as shared
from par_cli.render.output_fields.kinds import Kind, ObjectOf
from par_cli.render.output_fields.scalars import DAY, IDS
from par_cli.render.register_document import REGISTER
from par_cli.render.report_document import REPORT
from par_cli.render.snapshot import FILE, SNAPSHOT

SCHEMAS: Final[Mapping[str, tuple[str, ObjectOf[Any]]]] = {
    "par/status/1": ("The state of a decision on a day: what par status --format json writes.", record_of("status")),
    "par/targets/1": ("Every target on a day: what par targets --format json writes.", record_of("targets")),
    "par/tasks/1": ("Every task on a day: what par tasks --format json writes.", record_of("tasks")),
    "par/agencies/1": ("Who owes what on a day: what par agencies --format json writes.", record_of("agencies")),
    "par/validate/1": ("What is wrong or doubtful in data files: what par validate --format json writes.", VALIDATE),
    "par/show/1": (
        "One target, task, agency, document or other subject in full on a day: what par show ID --format json writes.",
        show_document.SHOW,
    ),
    "par/diff/1": (
        "What changed between two days or two states of the data, and why: what par diff --format json writes.",
        diff_document.DIFF,
    ),
    "par/find/1": ("What has some words in one of its texts: what par find WORDS --format json writes.", FOUND.whole),
    "par/values/1": ("Every value that was reported: what par values --format json writes.", VALUES.whole),
    "par/reports/1": ("Every report that was received: what par reports --format json writes.", REPORTS.whole),
    "par/documents/1": (
        "The legal documents of a decision, with what cites them: what par documents --format json writes.",
        DOCUMENTS.whole,
    ),
    "par/measures/1": (
        "The measures of a decision, with what they serve: what par measures --format json writes.",
        MEASURES.whole,
    ),
    "par/snapshot/1": ("What a sealed folder holds: the manifest.json that par snapshot DIR writes.", SNAPSHOT),
    "par/register/1": (
        "Which reports are due from whom and came in: what par reports --due --format json writes.",
        REGISTER,
    ),
    "par/report/1": ("The periodic report: what par report --format json writes.", REPORT),
    "par/calendar/1": ("What falls due on the days ahead: what par calendar --format json writes.", CALENDAR),
}
"""Every document by the name in its ``schema``: what it is, and its fields."""

DEFINITIONS: Final[Mapping[str, Kind]] = {
    kind.name: kind
    for kind in (
        DAY,
        shared.WORDS,
        IDS,
        shared.PLACE,
        shared.OBSERVATION,
        shared.OUTCOME,
        targets.STRETCH,
        targets.MINIMUM,
        shared.REPORTERS,
        targets.REPORTERS_OF_PERIOD,
        targets.ONE_OF_EACH,
        targets.YEAR,
        targets.TARGET,
        tasks.MEASURE,
        tasks.SEEN,
        tasks.OCCURRENCE,
        tasks.TASK,
        reporting.UPCOMING_REPORT,
        register.REGISTER_COUNTS,
        register.REPORT_COUNTS,
        register.REGISTER_LINE,
        calendar.EVENT,
        accounts.ACCOUNT,
        accounts.LED,
        accounts.OWNED,
        shared.SUCCESSOR,
        tasks.REPORT,
        targets.INDICATOR,
        show_document.INPUT,
        show_document.STEP,
        show_document.EXPLAINED_TARGET,
        show_document.HELD_OBSERVATION,
        show_document.VALUES_REPORTED,
        show_document.VERDICT,
        show_document.PROJECTION,
        show_document.OUTCOME_OF_TARGET,
        diff_document.TARGET_CHANGE,
        diff_document.OCCURRENCE_CHANGE,
        diff_document.DATED_OCCURRENCE,
        diff_document.VALUE_CHANGE,
        diff_document.CAUSE,
        diff_document.FACT,
        diff_document.FIGURE,
        flat.HIT,
        flat.VALUE,
        flat.REPORTED,
        documents.DOCUMENT,
        documents.POLICY_MEASURE,
        documents.HEADING,
        documents.BODY,
        documents.DUTY,
        FILE,
        shared.AGENCY,
        accounts.TARGET_COUNTS,
        accounts.TASK_COUNTS,
        accounts.OCCURRENCE_COUNTS,
    )
}
"""What has a name of its own, in the order of ``$defs`` and of docs/json.md."""


def json_schema(name: str) -> bytes:
    """Return a JSON Schema as a JSON document; raises :class:`KeyError` for an unknown name."""
    meaning, record = SCHEMAS[name]
    schema = record.schema()
    used = set(_used(schema))
    return dumps(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": name,
            "title": name,
            "description": meaning,
            **schema,
            "$defs": {key: kind.schema() for key, kind in DEFINITIONS.items() if key in used},
        }
    )


def _used(node: object) -> Iterator[str]:
    """Yield the names of the definitions that a schema refers to, and of those that they refer to in turn."""
    if isinstance(node, dict):
        for key, item in node.items():
            if key == "$ref":
                name = item.rpartition("/")[2]
                yield name
                yield from _used(DEFINITIONS[name].schema())
            else:
                yield from _used(item)
    elif isinstance(node, list):
        for item in node:
            yield from _used(item)


def names() -> str:
    """Return the name of every schema, one a line, with what it describes."""
    width = max(map(len, SCHEMAS))
    return "".join(f"{name:{width}}  {meaning}\n" for name, (meaning, _) in SCHEMAS.items())
