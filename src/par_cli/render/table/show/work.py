"""The pages of a task and of an agency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from par_cli.model.agencies import Agency
from par_cli.progress.results import OccurrenceResult
from par_cli.render import format as form
from par_cli.render import promises
from par_cli.render.page import Part
from par_cli.render.phrases import UNVERIFIED, agencies, papers, reported, short, sign, state
from par_cli.render.printable import printable
from par_cli.render.table.show.subject_page import SubjectPage


class TaskPage(SubjectPage):
    """The page of a task: its occurrences, what was reported, and the targets that it serves."""

    def write(self) -> None:
        found, item = self.found, self.found.tasks[0]
        self.head()
        if item.task.condition is not None:
            self.say("condition", text=printable(self.locale.text(item.task.condition)))
        self.page.blank()
        self.verdict()
        self.heading("occurrences")
        days = Counter(occurrence.due for occurrence in item.occurrences)
        for occurrence in item.occurrences:
            self.page.line("  ", *self.occurrence_parts(occurrence, named=days[occurrence.due] > 1), hang=6)
        self.section("reports", [self.report(report) for report in found.reports])
        self.section("serves", [self.target(target.result) for target in found.targets])
        self.measures("task_measures")
        self.named_documents()
        self.reporting()
        self.note(item.task.note)

    def head(self) -> None:
        """Add what it is, who leads and helps, the day and the data."""
        found, locale, task = self.found, self.locale, self.found.tasks[0].task
        self.title(printable(locale.text(task.name)))
        where = self.place(task.source)
        leads = agencies(found, task.lead, locale, task.taken_over_by)
        self.say("lead", names=leads + (f" ({where})" if where else ""))
        if task.coordinating:
            self.say("coordinating", names=agencies(found, task.coordinating, locale))
        self.data()

    def verdict(self) -> None:
        item = self.found.tasks[0]
        self.page.line(sign(item.status), f" {item.task.id}: ", *self.status("occurrence_status", item), hang=2)

    def occurrence_parts(self, item: OccurrenceResult, *, named: bool) -> list[Part]:
        """Return the line of an occurrence: due date, status, days, lead where it has its own, measure and evidence.

        It is ``named`` where another one is due on the same day.
        """
        slot = item.slot
        status = state("occurrence_status", item.status, self.locale)
        due = "" if item.due is None else self.locale.day(item.due)
        key = slot.key if (named or not due) and slot.key not in {"continuous", "external"} else ""
        text = form.joined(*self._details(item), by="; ")
        when = form.joined(key, due, by="  ") or "-"
        return [sign(item.status), f" {when}  ", status, f"; {text}" if text else ""]

    def _details(self, item: OccurrenceResult) -> Iterator[str]:
        found, locale = self.found, self.locale
        slot, milestone = item.slot, item.slot.milestone
        if item.days_overdue:
            yield form.overdue_by(item.days_overdue, locale)
        if item.reporters is not None:
            yield reported(found, "reported_done", item.reporters, locale)
        if item.done_on is not None:
            code = "done_by" if item.done_by_bound else "done_on"
            yield locale.label("text", code, day=locale.day(item.done_on))
        if "bounded" in item.flags:
            yield locale.label("text", "late_or_not")
        if item.days_late:
            yield self.label("days_late", days=form.in_days(item.days_late, locale))
        if item.first_due is not None and item.first_due != item.due:
            yield self.label("first_due", day=locale.day(item.first_due))
        if milestone is not None and milestone.name is not None:
            yield printable(locale.text(milestone.name))
        if slot.lead != found.tasks[0].task.lead:
            yield self.label("led_by", names=agencies(found, slot.lead, locale))
        if slot.measure is not None:
            indicator = found.dataset.indicators[slot.measure.indicator]
            yield self.label("asks", goal=promises.measure(slot.measure, indicator, locale), id=indicator.id)
            if item.observation is not None:
                value = form.observed(item.observation, indicator, locale, up=indicator.better == "lower")
                yield self.label("seen", value=f"{value} ({form.period(item.observation.period, locale)})")
        if slot.orientation:
            yield self.label("orientation")
        if item.report is not None:
            report = item.report
            if report.state in {"in_progress", "not_started"}:
                yield locale.label("state", report.state)
            yield from papers(report, self.found.dataset, locale)
        if item.seen is not None:
            yield locale.label("state", "seen")
            yield from papers(item.seen, self.found.dataset, locale)
        if item.extension is not None:
            yield from papers(item.extension, self.found.dataset, locale, ["document"])


class AgencyPage(SubjectPage):
    """The page of an agency: what it leads, owns, coordinates and owes."""

    def write(self) -> None:
        found = self.found
        self.head()
        self.section("leads", [self.task(item) for item in found.tasks])
        self.section("owns", [self.target(item.result) for item in found.targets])
        if found.coordinated:
            self.page.blank()
            self.say("coordinates", ids="  ".join(found.coordinated))
        if found.values_reported:
            values, indicators = sum(found.values_reported.values()), len(found.values_reported)
            number = self.locale.number
            self.page.blank()
            self.say("values_reported", values=number(values), indicators=number(indicators), id=self.agency.id)
        self.measures("agency_measures")
        self.named_documents("issued_documents")
        self.reporting()
        self.note(self.agency.note)

    @property
    def agency(self) -> Agency:
        agency = self.found.agency
        assert agency is not None  # noqa: S101 - the page is about one
        return agency

    def head(self) -> None:
        """Add what it is, who took over from it, and how much it owes."""
        found, locale, agency = self.found, self.locale, self.agency
        self.title(printable(locale.text(agency.name)))
        self.data()
        if agency.size is not None:
            self.page.line(self.label("size", size=self.locale.number(agency.size)))
        if agency.until is not None:
            self.page.line(self.label("until", day=locale.day(agency.until)))
        for step in agency.successors:
            scope = "" if step.scope is None else f" ({printable(locale.text(step.scope))})"
            mark = UNVERIFIED if step.unverified else ""
            source = "" if step.source is None else printable(step.source)
            name = f"{short(found.dataset, step.agency, locale)}{mark}{scope}"
            names = self.label("since", name=name, start=form.period(step.start, locale))
            self.say("successors", names=form.joined(names, source, by="; "))
        if found.answers_for:
            names = ", ".join(short(found.dataset, name, locale) for name in found.answers_for)
            self.say("answers_for", names=names)
        late = sum(occurrence.overdue for item in found.tasks for occurrence in item.occurrences)
        targets = sum(item.result.counts and item.result.overdue for item in found.targets)
        self.page.line((self.label("owes", targets=targets, occurrences=late), "bold"), hang=2)
