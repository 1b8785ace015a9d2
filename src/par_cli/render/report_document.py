"""The periodic report as JSON (``par/report/1``)."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from par_cli.model.fields import Localized
from par_cli.model.reporting import Letterhead
from par_cli.progress.periodic import FieldOfWork, PeriodicReport, ReportFigure, Shortcoming
from par_cli.render.document import agencies_field, agencies_of, head, record_of
from par_cli.render.dumps import dumps
from par_cli.render.numbers import side
from par_cli.render.output_fields.accounts import TARGET_COUNTS
from par_cli.render.output_fields.kinds import Field, ListOf, ObjectOf, fields_of
from par_cli.render.output_fields.records import OBSERVATION, seen
from par_cli.render.output_fields.reporting import DUE_REPORT
from par_cli.render.output_fields.scalars import IDS, TEXT

_OF_STATUS = (
    *record_of("status").only("pace_bands", "summary", "upcoming", "upcoming_reports", "targets", "tasks"),
    *record_of("agencies").only("accounts"),
)


def _printed(name: str, meaning: str) -> Field[Letterhead]:
    """Return a field of a text that may be in two languages: as a Vietnamese document has it, since it is one text."""

    def read(item: Letterhead) -> str | None:
        text: Localized | None = getattr(item, name)
        return None if text is None else text.to("vi")

    return Field(name, TEXT.or_null, meaning, read)


LETTERHEAD: ObjectOf[Letterhead] = ObjectOf(
    "",
    Field("id", TEXT, "Its id in reporting.yaml."),
    _printed("parent", "The agency above the issuer; it and the others as in a document in Vietnamese."),
    _printed("issuer", "The issuer."),
    Field("symbol", TEXT.or_null, "What follows the number."),
    _printed("place", "The place before the date."),
    _printed("authority", "For whom it is signed."),
    _printed("office", "The office of the person who signs."),
    Field("addressees", IDS, "To whom it goes.", lambda item: [text.to("vi") for text in item.addressees]),
    Field(
        "recipients",
        IDS,
        "The lines of its list of recipients.",
        lambda item: [text.to("vi") for text in item.recipients],
    ),
)


def _ids(code: str, meaning: str) -> Field[FieldOfWork]:
    return Field(code, IDS, meaning, lambda item: [target.entry.id for target in item.with_status(code)])


_FIELD: ObjectOf[FieldOfWork] = ObjectOf(
    "",
    Field("group", TEXT.or_null, "The id of the group of targets; null for those without one.",
          lambda item: item.heading and item.heading.key),
    *fields_of(attrgetter("counts"), TARGET_COUNTS.fields),
    _ids("met", "The targets of it that are met."),
    _ids("missed", "Those that are missed."),
    _ids("unreported", "Those past their deadline that nobody has reported on."),
)  # fmt: skip

_SHORTCOMING: ObjectOf[Shortcoming] = ObjectOf(
    "",
    Field("task", TEXT, "The task.", "task.task.id"),
    Field("occurrence", TEXT, "Which occurrence of it.", "occurrence.slot.key"),
    Field("cause", TEXT.or_null, "Why it is late, as reported."),
    Field("remedy", TEXT.or_null, "What is done about that, as reported."),
)

_FIGURE: ObjectOf[ReportFigure] = ObjectOf(
    "",
    Field("indicator", TEXT, "The indicator.", "target.entry.indicator.id"),
    Field("target", TEXT, "The first target that is compared with it.", "target.entry.id"),
    Field(
        "observation",
        OBSERVATION,
        "The value, who published it and where.",
        lambda item: seen(item.observation, side(item.observation, item.target)),
    ),
)


REPORT: Final[ObjectOf[PeriodicReport]] = ObjectOf(
    "",
    *head("par/report/1", attrgetter("found.newest")),
    Field("period", ObjectOf("", *DUE_REPORT.fields), "The report: the days that it covers, and when it is due."),
    Field("letterhead", LETTERHEAD.or_null, "What is above and below it; null where reporting.yaml has none."),
    Field("fields", ListOf(_FIELD), "The targets by field of work, counted."),
    Field("shortcomings", ListOf(_SHORTCOMING), "The causes and remedies that were reported."),
    Field("figures", ListOf(_FIGURE), "Each figure of it, with its source."),
    *fields_of(attrgetter("found"), _OF_STATUS),
    agencies_field(lambda report: agencies_of(report.found, "status") | agencies_of(report.found, "agencies")),
)


def report_json(report: PeriodicReport) -> bytes:
    return dumps(REPORT.value(report))
