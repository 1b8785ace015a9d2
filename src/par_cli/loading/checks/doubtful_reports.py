"""Doubtful days and evidence in reports: a day ahead, work done too early, or shown by nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import Entries
from par_cli.loading.entries import Entry, Origin
from par_cli.messages import phrase
from par_cli.model.agencies import Agency
from par_cli.model.reports import Outcome, TaskReport


def nothing_lies_ahead(entries: Entries, day: date) -> Iterator[Diagnostic]:
    """What is published is published by now, and what is done is done; that something ends may lie ahead."""
    for origin, key, given in _days(entries, day):
        if given is not None and given > day:
            message = phrase("{key} is {given}, after the day of this check, {day}", key=key, given=given, day=day)
            hint = phrase("correct the day, or report it once that day has come")
            yield origin.problem("PAR621", message, hint, key)


def _days(entries: Entries, day: date) -> Iterator[tuple[Origin, str, date | None]]:
    """Yield the days on which something was published or done; of values only those after a day."""
    for values in entries.values.kinds:
        for value, origin in values.where(("published",), lambda given: given is not None and given > day):
            yield origin, "published", value.published
    for report, origin in entries.reports():
        yield origin, "published", report.published
    for done, origin in _done(entries):
        yield origin, "on", done.on
        yield origin, "by", done.by
    for receipt, origin in entries.receipts:
        yield origin, "received", receipt.received


def recorded_in_its_time(entries: Entries, day: date) -> Iterator[Diagnostic]:
    """What is recorded is recorded by now, and not before it was published."""
    for origin, published, recorded in _recorded(entries):
        if recorded > day:
            message = phrase("recorded is {given}, after the day of this check, {day}", given=recorded, day=day)
            hint = phrase("write the day on which it was written into the data")
            yield origin.problem("PAR870", message, hint, "recorded")
        elif published is not None and recorded < published:
            message = phrase("recorded on {day}, and published only on {published}", day=recorded, published=published)
            yield origin.problem("PAR871", message, phrase("correct one of the two days"), "recorded")


def _recorded(entries: Entries) -> Iterator[tuple[Origin, date | None, date]]:
    """Yield the days of publication and of recording of what has the second one."""
    for values in entries.values.kinds:
        for value, origin in values.where(("recorded",), lambda given: given is not None):
            if value.recorded is not None:
                yield origin, value.published, value.recorded
    for report, origin in entries.reports():
        if report.recorded is not None:
            yield origin, report.published, report.recorded


def done_before_it_is_published(entries: Entries, _: date) -> Iterator[Diagnostic]:
    for report, origin in _done(entries):
        if report.on is not None and report.published is not None and report.on > report.published:
            message = phrase(
                "done on {day}, and published before, on {published}", day=report.on, published=report.published
            )
            yield origin.problem("PAR627", message, phrase("correct one of the two days"), "on")


def done_after_the_decision(entries: Entries, _: date) -> Iterator[Diagnostic]:
    for decision, place in entries.decision:
        adopted = None if decision.adopted is None else decision.adopted.after
        start = decision.date or adopted
        for report, origin in _done(entries):
            if report.day is None or start is None or report.day >= start:
                continue
            key = "by" if report.on is None else "on"
            message = phrase("{key} is {day}, before the decision, {decision}", key=key, day=report.day, decision=start)
            hint = phrase("correct the day, or write why it came before: accepted: {PAR810: ...}")
            related = (place.related(*(("date",) if decision.date else ("adopted", "after"))),)
            yield origin.problem("PAR810", message, hint, key, related=related)


def done_is_shown(entries: Entries, _: date) -> Iterator[Diagnostic]:
    for report, origin in _done(entries):
        if report.evidence is None:
            message = phrase("reported done, without evidence")
            hint = phrase("add evidence: and the document, the minutes or the page that shows it")
            yield origin.problem("PAR812", message, hint, "state")


def done_by_those_who_lead(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """Who reports a task done leads it, is a member of a group that does, or has taken over from one of them."""
    agencies = {agency.id: agency for agency, _ in entries.agencies}
    leads = {
        task.id: {
            *task.lead,
            *(name for step in task.milestones or () for name in step.lead or ()),
            *task.taken_over_by,
        }
        for task, _ in entries.tasks
    }
    speakers: dict[str, set[str]] = {}
    for report, origin in entries.task_reports:
        named = leads.get(report.task, set())
        if report.state != "done" or report.reporter not in agencies or not named <= agencies.keys() or not named:
            continue
        if report.task not in speakers:
            speakers[report.task] = _with_members_and_heirs(named, agencies)
        if report.reporter in speakers[report.task]:
            continue
        message = phrase(
            "{reporter} does not lead {task}, so that its report does not make the task done",
            reporter=report.reporter,
            task=report.task,
        )
        hint = phrase(
            "name a lead, or remove reporter where all of it is done; where a group leads, add this agency to its "
            "members: in agencies.yaml"
        )
        yield origin.problem("PAR813", message, hint, "reporter")


def _with_members_and_heirs(names: Collection[str], agencies: Mapping[str, Agency]) -> set[str]:
    found: set[str] = set()
    ahead = list(names)
    while ahead:
        name = ahead.pop()
        if name in found or name not in agencies:
            continue
        found.add(name)
        ahead += [*agencies[name].members, *(step.agency for step in agencies[name].successors)]
    return found


def _done(entries: Entries) -> Iterator[Entry[Outcome] | Entry[TaskReport]]:
    reports: Iterable[Entry[Outcome] | Entry[TaskReport]] = chain(entries.outcomes, entries.task_reports)
    return (entry for entry in reports if entry.value.state == "done")
