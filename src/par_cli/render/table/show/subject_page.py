"""What the pages of ``par show`` have in common: headings, lines of tasks and targets, reports."""

from __future__ import annotations

from collections.abc import Sequence

from par_cli.locales import Locale
from par_cli.model.decision import Indicator, Source
from par_cli.model.fields import Localized
from par_cli.model.reporting import Duty
from par_cli.model.reports import Outcome, TaskReport, Threshold
from par_cli.progress.measures import MeasureResult
from par_cli.progress.results import TargetResult, TaskResult
from par_cli.progress.subject import Shown
from par_cli.render import comparisons, promises
from par_cli.render import format as form
from par_cli.render.page import Cell, Part
from par_cli.render.phrases import (
    agencies,
    data_line,
    document_name,
    papers,
    parties,
    report_due,
    short,
    sign,
    state,
)
from par_cli.render.printable import printable
from par_cli.render.table.terminal import TerminalPage

_SERVED = 4
"""How many of the tasks and targets that a measure serves are named in its line."""


class SubjectPage:
    """A page about one subject: what it is written on, what is known of the subject, and the language."""

    def __init__(self, page: TerminalPage, found: Shown, locale: Locale) -> None:
        self.page = page
        self.found = found
        self.locale = locale

    @property
    def indicator(self) -> Indicator:
        """The indicator of a page that is about one, or about a target of it."""
        assert self.found.indicator is not None  # noqa: S101 - the page is about one
        return self.found.indicator

    def label(self, code: str, **values: object) -> str:
        return self.locale.label("show", code, **values)

    # --- what is added to the page

    def title(self, text: str) -> None:
        self.page.line((f"{self.found.subject.id} · {text}", "bold"), hang=2)

    def data(self) -> None:
        self.page.line(data_line(self.found.dataset, self.found.as_of, self.locale), hang=2)

    def say(self, code: str, **values: object) -> None:
        self.page.line(self.label(code, **values), hang=2)

    def heading(self, code: str, **values: object) -> None:
        self.page.blank()
        self.page.heading(self.label(code, **values))

    def section(self, code: str, lines: Sequence[Cell]) -> None:
        """Add lines below a heading, which is left out where there are none."""
        if lines:
            self.heading(code)
        for line in lines:
            self.page.line("  ", *(line if isinstance(line, list) else [line]), hang=4)

    # --- what it is about, and who reports on that

    def measures(self, code: str) -> None:
        """Add the measures, each with who leads it."""
        self.section(code, [self.measure(item) for item in self.found.measures])

    def named_documents(self, code: str = "documents") -> None:
        self.section(code, [self.document(item.document.id) for item in self.found.documents])

    def measure(self, item: MeasureResult) -> str:
        """Return the line of a measure: its name and its lead, and whether nothing measures it."""
        name = printable(self.locale.text(item.measure.name))
        pieces = (
            [self.label("led_by", names=agencies(self.found, item.measure.lead, self.locale))]
            if item.measure.lead
            else []
        )
        if item.measure.others:
            pieces.append(self.label("with", names=parties(self.found, item.measure.others, self.locale)))
        serves = (*item.measure.tasks, *item.measure.targets)
        if item.measure.all_tasks:
            pieces.append(self.locale.label("text", "all_tasks"))
        if serves:
            more = [self.label("and_more", number=len(serves) - _SERVED)] if len(serves) > _SERVED else []
            pieces.append(self.label("serves_ids", ids=", ".join([*serves[:_SERVED], *more])))
        if not item.measure.is_measured:
            pieces.append(self.label("nothing_measures_it"))
        return f"{item.measure.id}  {form.joined(name, *pieces, by='; ')}"

    def document(self, name: str) -> str:
        """Return the line of a document: its id, and what it is."""
        return f"{name}  {document_name(self.found.dataset, self.found.dataset.documents[name], self.locale)}"

    def reporting(self) -> None:
        """Add the report that is due next, and the duties: who reports, and when."""
        found, locale = self.found, self.locale
        lines = []
        for item in found.due_reports:
            text = report_due(item, locale)
            lines.append(f"{locale.day(item.on)}  {item.report.key}  {text}")
        reporters = () if found.dataset.reporting is None else found.dataset.reporting.reporters
        if lines and reporters and not found.owes_report:
            lines[-1] += f"; {self.label('reporters', names=agencies(found, reporters, locale))}"
        others = () if found.subject.kind == "duty" else found.duties
        self.section("reports_due", [*lines, *map(self._duty, others)])

    def _duty(self, item: Duty) -> str:
        """Return the line of a duty: who has to do what, how often and for whom."""
        found, locale = self.found, self.locale
        who = "" if found.agency is not None and item.who == (found.agency.id,) else agencies(found, item.who, locale)
        times = self.times(item)
        to = "" if item.to is None else self.label("to", name=printable(locale.text(item.to)))
        via = self.label("via", names=agencies(found, item.via, locale)) if item.via else ""
        what = form.joined(who, printable(locale.text(item.what)), by=": ")
        where = self.place(item.source)
        return f"{item.id}  {form.joined(what, times, to, via, by='; ')}{f' ({where})' if where else ''}"

    def times(self, item: Duty) -> str:
        """Return how often a duty has to be done; nothing where the text does not say so."""
        return ", ".join(self.locale.label("duty_time", time) for time in item.when or ())

    def note(self, note: Localized | None) -> None:
        self.section("notes", [] if note is None else [printable(self.locale.text(note))])

    # --- lines about one thing

    def target_parts(self, item: TargetResult, text: str) -> list[Part]:
        """Return the line of a target: its sign and id, a text, and its status."""
        return [sign(item.status), f" {item.entry.id}  {text}: ", *self.status("target_status", item)]

    def target(self, item: TargetResult) -> list[Part]:
        """Return the line of a target: what it asks for, its status, and for how long it is overdue."""
        indicator, locale = item.entry.indicator, self.locale
        name = f"{printable(locale.text(indicator.name))}, {promises.goal(item.entry.target, indicator, locale)}"
        part = "" if item.part_of is None else f" ({locale.label('detail', 'part_of', id=item.part_of)})"
        return self.target_parts(item, f"{name}{part}")

    def task(self, item: TaskResult) -> list[Part]:
        """Return the line of a task: its name, its status, and for how long it is overdue."""
        name = printable(self.locale.text(item.task.name))
        return [sign(item.status), f" {item.task.id}  {name}: ", *self.status("occurrence_status", item)]

    def status(self, section: str, item: TargetResult | TaskResult) -> tuple[Part, str]:
        """Return the status in capitals with its colour, and after it what else is said of it."""
        text, style = state(section, item.status, self.locale)
        trend = comparisons.trend(item, self.locale) if isinstance(item, TargetResult) else ""
        late = form.overdue_by(item.days_overdue, self.locale)
        return (text.upper(), style), (f", {trend}" if trend else "") + (f", {late}" if late else "")

    def place(self, source: Source | None) -> str:
        """Return the place of something: section and line of the decision, or of another document with its address."""
        if source is None:
            return ""
        code = "section" if source.line is None else "section_line"
        section = "" if source.section is None else self.label(code, section=source.section, line=source.line)
        page = "" if source.page is None else self.label("page", page=printable(source.page))
        document, url = ("" if text is None else printable(text) for text in (source.document, source.url))
        return form.joined(document, section, page, url, by=", ")

    def any_report(self, item: Outcome | TaskReport | Threshold) -> str:
        """Return one report, or the figure that a document has set: when it was published, and the figure."""
        if isinstance(item, Threshold):
            return f"{self.locale.day(item.published)}  {self.label('sets', number=self.locale.number(item.value))}"
        return self.report(item)

    def report(self, item: Outcome | TaskReport) -> str:
        """Return one report: when it was published, what it says of which occurrence, by whom, with its papers."""
        locale = self.locale
        published = self.label("not_dated") if item.published is None else locale.day(item.published)
        seen = isinstance(item, TaskReport) and item.seen
        parts = [locale.label("state", "seen" if seen else item.state)]
        if isinstance(item, TaskReport):
            if item.occurrence is not None:
                parts.insert(0, printable(item.occurrence))
            if item.due is not None:
                parts.append(self.label("new_due", day=locale.day(item.due)))
            if item.reporter is not None:
                parts.append(self.label("said_by", name=short(self.found.dataset, item.reporter, locale)))
        for code in ("on", "by"):
            day = getattr(item, code)
            if day is not None:
                parts.append(self.label(code, day=locale.day(day)))
        parts += papers(item, self.found.dataset, locale)
        note = None if item.note is None else locale.text(item.note)
        parts += [printable(text) for text in (item.source, item.url, note) if text is not None]
        return f"{published}  {'; '.join(parts)}"
