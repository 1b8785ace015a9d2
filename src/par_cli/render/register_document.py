"""The register of reports as JSON, JSON Lines and CSV."""

from __future__ import annotations

from typing import Final, Literal

from par_cli.progress.register import Register
from par_cli.render.csv_document import csv_table
from par_cli.render.document import agencies_field, head
from par_cli.render.dumps import dumps
from par_cli.render.json_lines import line_of
from par_cli.render.output_fields.kinds import Field, ListOf, ObjectOf
from par_cli.render.output_fields.register import REGISTER_COUNTS, REGISTER_LINE, REPORT_COUNTS
from par_cli.render.output_fields.scalars import DAY, TEXT, YES


def _reporters(found: Register) -> set[str]:
    return {line.reporter for line in found.lines}


REGISTER: Final = ObjectOf[Register](
    "",
    *head("par/register/1"),
    Field("kept", YES, "Whether reporting.yaml says which reports are due, and from whom.", "is_kept"),
    Field("since", DAY.or_null, "Reports due before this day are not in it; null: since the decision."),
    Field("agency", TEXT.or_null, "The agency that was asked for; null for all."),
    Field("summary", REGISTER_COUNTS, "All of it, counted."),
    Field(
        "due_reports", ListOf(REPORT_COUNTS), "Each report, counted over its reporters, the earliest first.", "reports"
    ),
    Field("register", ListOf(REGISTER_LINE), "Each report of each reporter.", "lines"),
    agencies_field(_reporters),
)


def register_document(found: Register, form: Literal["json", "jsonl", "csv"], *, excel: bool) -> bytes:
    """Return the register in a format for machines; ``excel`` is a form of CSV."""
    match form:
        case "json":
            return dumps(REGISTER.value(found))
        case "jsonl":
            entries = map(REGISTER_LINE.value, found.lines)
            return b"".join(line_of({"entry": "report", **entry}) for entry in entries)
        case "csv":
            return csv_table(REGISTER_LINE, found.lines, excel=excel)
