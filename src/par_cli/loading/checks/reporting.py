"""Rules about the reports that are due (``reporting.yaml``) and about the receipts of those that came in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import Entries
from par_cli.loading.checks.names_given_twice import defined_twice
from par_cli.loading.entries import Origin
from par_cli.messages import phrase
from par_cli.model.agencies import Agencies

_LATEST = 183  # days from the cut-off to the due day, beyond which one of the two is likely wrong
_YEARS = (2024, 2025)  # a leap year and another one: the days of all others lie as in one of the two


def reports_are_named_once(entries: Entries) -> Iterator[Diagnostic]:
    """Each window, duty and letterhead has an id of its own, and no two windows name their reports alike."""
    yield from defined_twice(phrase("window"), entries.windows)
    yield from defined_twice(phrase("duty"), entries.duties)
    yield from defined_twice(phrase("letterhead"), entries.letterheads)
    first: dict[str, Origin] = {}
    for window, origin in entries.windows:
        other = first.setdefault(window.period, origin)
        if other is not origin:
            message = phrase(
                "the reports of two windows are called {name} (the other on line {line})",
                name=window.report(_YEARS[1]).key.replace(str(_YEARS[1]), "YYYY", 1),
                line=other.place("period").line,
            )
            hint = phrase("name one of them after another period, so that a receipt says which one it is of")
            yield origin.problem("PAR850", message, hint, "period", related=(other.related("period"),))


def reporters_have_time(entries: Entries) -> Iterator[Diagnostic]:
    """The day on which reporters owe a report lies after its cut-off, and reminders come within a year before."""
    if entries.reporting is None:
        return
    from par_cli.model.reporting import FIRST_REMINDER  # which only folders with such a file load

    reporting, origin = entries.reporting
    before = reporting.internal_due or 0
    reports = ((window, window.report(year, before)) for window in reporting.windows for year in _YEARS)
    late = [window for window, report in reports if report.internal_due <= report.cut_off]
    if before < 0:
        message = phrase("{days} days before a report is due would be after it", days=before)
        yield origin.problem("PAR851", message, phrase("write how many days before, like 3"), "internal_due")
    elif before and late:
        message = phrase(
            "{days} days before {name} is due is not after its cut-off, {day}",
            days=before,
            name=late[0].id,
            day=late[0].covers.last,
        )
        hint = phrase("write fewer days, so that the reporters have time between the two")
        yield origin.problem("PAR851", message, hint, "internal_due")
    for index, days in enumerate(reporting.reminders):
        if not 0 < days <= FIRST_REMINDER:
            message = phrase("a reminder {days} days before a report is due is not possible", days=days)
            hint = phrase("write how many days before, from 1 to {most}", most=FIRST_REMINDER)
            yield origin.problem("PAR852", message, hint, "reminders", index)


def receipts_are_of_reports(entries: Entries) -> Iterator[Diagnostic]:
    """A receipt names a report that some window has."""
    for receipt, origin in entries.receipts:
        name = receipt.report.text
        if not entries.has_reporting:
            message = phrase("no report is due: no reporting.yaml says which, and when")
            yield origin.problem("PAR853", message, phrase("write that file, or remove the receipt"), "report")
        elif entries.reporting is not None and entries.reporting.value.report(name) is None:
            year = receipt.report.end.year
            names = ", ".join(window.report(year).key for window, _ in entries.windows if year < date.max.year)
            message = phrase("there is no report “{name}”", name=name)
            hint = phrase("write one of {names}", names=names)
            if not names:
                hint = phrase("first define one in {file}", file="reporting.yaml")
            yield origin.problem("PAR853", message, hint, "report")


def receipts_differ(entries: Entries) -> Iterator[Diagnostic]:
    """One report of one reporter came in once a day."""
    first: dict[object, Origin] = {}
    for receipt, origin in entries.receipts:
        other = first.setdefault((receipt.report.text, receipt.reporter, receipt.received), origin)
        if other is not origin:
            message = phrase(
                "the receipt of {report} from {name} on that day appears twice (first at {place})",
                report=receipt.report.text,
                name=receipt.reporter,
                place=other.file_line("report"),
            )
            hint = phrase("keep one of them, or correct the day of the other")
            yield origin.problem("PAR855", message, hint, "report", related=(other.related("report"),))


# --- doubts


def receipts_come_from_reporters(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """A receipt is from one of the reporters, from a member of theirs or from one that took over."""
    if entries.reporting is None:
        return
    reporting = entries.reporting.value
    agencies = Agencies((agency.id, agency) for agency, _ in entries.agencies)
    for receipt, origin in entries.receipts:
        report = reporting.report(receipt.report.text)
        if report is None:
            continue
        days = (report.internal_due, receipt.received)
        members = (name for day in days for name in agencies.members(reporting.reporters, day))
        known = {*reporting.reporters, *members}
        if receipt.reporter in known or any(known & {*agencies.members((receipt.reporter,), day)} for day in days):
            continue
        message = phrase("{name} is not one of the reporters in reporting.yaml", name=receipt.reporter)
        hint = phrase("add it to reporters: there or to the members of a group of these, or correct the name")
        yield origin.problem("PAR854", message, hint, "reporter")


def receipts_come_after_their_period(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """A report comes in after the days that it covers."""
    for receipt, origin in entries.receipts:
        report = None if entries.reporting is None else entries.reporting.value.report(receipt.report.text)
        if report is not None and receipt.received <= report.cut_off:
            message = phrase(
                "received on {day}, and the report covers the time to {cut_off}",
                day=receipt.received,
                cut_off=report.cut_off,
            )
            hint = phrase("correct the day or the name of the report")
            yield origin.problem("PAR856", message, hint, "received")


def reports_are_due_soon_after(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """A report is due within half a year after its cut-off."""
    for window, origin in entries.windows:
        report = window.report(_YEARS[1])
        days = (report.due - report.cut_off).days
        if days > _LATEST:
            last = window.covers.last
            message = phrase("the report is due {days} days after its cut-off, {day}", days=days, day=last)
            hint = phrase("correct due, or to of covers")
            yield origin.problem("PAR857", message, hint, "due")
