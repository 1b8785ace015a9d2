"""The fields of the register of reports."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from par_cli.progress.register import COUNTED, STANDINGS
from par_cli.render.output_fields.kinds import Field, ListOf, ObjectOf, fields_of
from par_cli.render.output_fields.reporting import DUE_REPORT
from par_cli.render.output_fields.scalars import COUNT, CUT_DOWN, DAY, TEXT, YES, one_of

if TYPE_CHECKING:
    from par_cli.model.reports import Receipt
    from par_cli.progress.register import Counts, RegisterLine, ReportCounts

REGISTER_COUNTS: ObjectOf[Counts] = ObjectOf(
    "register_counts",
    Field("expected", COUNT, "How many are expected, one of each reporter."),
    Field("received", COUNT, "How many came in, on time and late."),
    Field("on_time", COUNT, "How many came in on the due day or before."),
    Field("late", COUNT, "How many came in after it."),
    Field("missing", COUNT, "How many have not come in, and the due day has passed."),
    Field("open", COUNT, "How many have not come in, and the due day has not passed."),
    Field("past_due", COUNT, "Those whose due day has passed: what the rates are over."),
    Field(
        "at_least",
        ListOf(one_of(COUNTED)),
        "The counts that may be higher, since a reporter is several agencies and it is not known how many.",
    ),
    Field(
        "reporting_rate",
        CUT_DOWN.or_null,
        "Received of those past due, as a fraction of one; null while none is due, or it is not known how many are.",
    ),
    Field("on_time_rate", CUT_DOWN.or_null, "On time of those past due, as a fraction of one; null likewise."),
)

REPORT_COUNTS: ObjectOf[ReportCounts] = ObjectOf(
    "report_counts",
    *fields_of(attrgetter("report"), DUE_REPORT.fields),
    *fields_of(attrgetter("counts"), REGISTER_COUNTS.fields),
)


def _receipt(line: RegisterLine) -> Receipt | None:
    return line.receipt


_RECEIPT: ObjectOf[Receipt] = ObjectOf(
    "",
    Field("received", DAY.or_null, "The day on which the first receipt says that it came."),
    Field("number", TEXT.or_null, "The number of the document."),
    Field("evidence", TEXT.or_null, "Where the document is kept."),
    Field("url", TEXT.or_null, "The address of the document."),
    Field("note", TEXT.or_null, "A remark on it."),
)

REGISTER_LINE: ObjectOf[RegisterLine] = ObjectOf(
    "register_line",
    Field("report", TEXT, "The report, like 2026-H1, or 2026 for that of a year.", "report.key"),
    Field("reporter", TEXT, "The id of the agency that owes it."),
    Field("standing", one_of(STANDINGS), "Whether it came in on time or late, is missing, or not due yet."),
    Field("due", DAY, "The day on which the reporter owes it.", "report.internal_due"),
    Field("days", COUNT.or_null, "By how many days it was late, or has been missing."),
    *fields_of(_receipt, _RECEIPT.fields),
    Field("nothing", YES, "Whether it says that there is nothing to report.", "says_nothing"),
    Field("receipts", COUNT, "How many receipts there are of it."),
    Field("stands_for", COUNT, "How many reports the line counts as: of a group those of its size that are not named."),
    Field("units_known", YES, "Whether it is known how many the reporter is; if not, it counts as one, and is more."),
)
