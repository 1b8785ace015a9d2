"""The pages of a document, of a measure or a heading with its measures, and of a duty."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from par_cli.model.documents import Heading
from par_cli.model.reporting import Duty
from par_cli.progress.documents import DocumentResult
from par_cli.progress.measures import MeasureResult
from par_cli.render import format as form
from par_cli.render.page import Part
from par_cli.render.phrases import agencies, parties
from par_cli.render.printable import printable
from par_cli.render.table.show.subject_page import SubjectPage


class ServedPage(SubjectPage):
    """What the pages of documents and measures have in common: who does the work that they are about."""

    def served(self, *, tasks: str, targets: str) -> None:
        """Add the tasks with their leads and the targets with their owners, below headings of these codes."""
        self.section(tasks, [[*self.task(item), self._lead_note(item.task.lead)] for item in self.found.tasks])
        results = [item.result for item in self.found.targets]
        self.section(targets, [[*self.target(item), self._lead_note(item.owners)] for item in results])

    def _lead_note(self, names: tuple[str, ...]) -> str:
        return f"; {self.label('led_by', names=agencies(self.found, names, self.locale))}"


class DocumentPage(ServedPage):
    """The page of a document: what it is, where the decision has it, and everything that cites it."""

    def write(self) -> None:
        cited, document = self.cited, self.cited.document
        self.head()
        self.named_documents("names_documents")
        self.section("named_by_documents", [self.document(name) for name in cited.documents])
        self.served(tasks="cited_by_tasks", targets="cited_by_targets")
        self.section("cited_by_measures", [self.measure(item) for item in self.found.measures])
        self.section("cited_by_reports", self._reports())
        self.reporting()
        self.note(document.note)

    @property
    def cited(self) -> DocumentResult:
        assert self.found.document is not None  # noqa: S101 - the page is about one
        return self.found.document

    def head(self) -> None:
        """Add what it is, who issued it and when, where the decision has it, and what took its place."""
        locale, document = self.locale, self.cited.document
        kind = "" if self.cited.kind is None else printable(locale.text(self.cited.kind))
        name = form.joined(kind[:1].upper() + kind[1:], printable(document.number or ""), by=" ")
        subject = printable(locale.text(document.subject))
        self.title(form.joined(name, subject, by=": "))
        issuer = "" if self.cited.issuer is None else printable(locale.text(self.cited.issuer))
        self.say(
            "issued",
            day=self.label("day_unknown") if document.date is None else form.period(document.date, locale),
            issuer=issuer or self.label("issuer_unknown"),
        )
        listed = self.place(document.source)
        above = ": ".join(printable(locale.text(item.name)) for item in reversed(self.cited.headings))
        if listed and above:
            listed = f"{above} ({listed})"
        if listed:
            self.say("listed", place=listed)
        if document.lines:
            self.say("cited_in_lines", lines=", ".join(map(str, document.lines)))
        if document.url is not None:
            self.page.line(printable(document.url), hang=2)
        for code, names in (("replaced_by", [document.replaced_by] if document.replaced_by else []),
                            ("replaces", self.cited.replaces)):  # fmt: skip
            for name in names:
                self.page.line(self.label(code), self.document(name), hang=2)
        self.data()
        if not self.cited.is_cited:
            self.page.blank()
            self.say("cited_by_nothing")

    def _reports(self) -> list[str]:
        """Return the line of each report that names it: on what it is, and what it says."""
        data = self.found.dataset
        names = {task.id: task.name for task in data.tasks} | {item.id: item.indicator.name for item in data.targets}
        return [
            f"{item.id} {printable(self.locale.text(names[item.id]))}: {self.any_report(item.item)}"
            for item in self.cited.reports
        ]


class MeasurePage(ServedPage):
    """The page of a measure, or of a heading with all that is under it."""

    def write(self) -> None:
        found = self.found
        self.head()
        if found.heading is not None:
            self._under_headings()
        self.served(tasks="measure_tasks", targets="serves_targets")
        self.named_documents("under_documents" if found.heading is not None else "names_documents")
        self.reporting()
        self.note(found.heading.note if found.heading is not None else self.measure_shown.measure.note)

    @property
    def measure_shown(self) -> MeasureResult:
        return self.found.measures[0]

    def head(self) -> None:
        """Add what it is, under which heading and in which field, who leads and helps, the day and the data."""
        found, locale = self.found, self.locale
        if found.heading is not None:
            self.title(printable(locale.text(found.heading.name)))
            self._place((), found.heading.field, self.place(found.heading.source))
            self.data()
            return
        item = self.measure_shown
        self.title(printable(locale.text(item.measure.name)))
        self._place(item.headings, item.field)
        where = self.place(item.measure.source)
        leads = agencies(found, item.measure.lead, locale) if item.measure.lead else self.label("no_lead_named")
        self.say("lead", names=leads + (f" ({where})" if where else ""))
        if item.measure.others:
            self.say("coordinating", names=parties(found, item.measure.others, locale))
        self.data()
        if not item.measure.is_measured:
            self.page.blank()
            self.page.line((self.label("nothing_measures"), "bold"), hang=2)

    def _place(self, headings: Sequence[Heading], field: str | None, where: str = "") -> None:
        """Add the headings that a measure is under, the place of a heading, and the field."""
        locale, found = self.locale, self.found
        for heading in reversed(headings):
            self.say("under_heading", name=f"{heading.id} {printable(locale.text(heading.name))}")
        if where:
            self.say("listed", place=where)
        if field is not None and field in found.dataset.sections:
            self.say("field", name=f"{field}. {printable(locale.text(found.dataset.sections[field].name))}")

    def _under_headings(self) -> None:
        """Add each measure with who leads it, below the headings within the one that is shown."""
        own = self.found.subject.id
        for above, items in groupby(self.found.measures, lambda item: item.headings[:1]):
            heading = above[0] if above else None
            lines: list[list[Part] | str] = [self.measure(item) for item in items]
            if heading is None or heading.id == own:
                self.section("measures_under", lines)
                continue
            self.page.blank()
            self.page.heading(f"{heading.id} {printable(self.locale.text(heading.name))}")
            for line in lines:
                self.page.line("  ", *(line if isinstance(line, list) else [line]), hang=4)


class DutyPage(ServedPage):
    """The page of a duty: who has to do what, how often and for whom."""

    def write(self) -> None:
        self.head()
        self.served(tasks="about_tasks", targets="about_targets")
        self.measures("related_measures")
        self.reporting()
        self.note(self.duty.note)

    @property
    def duty(self) -> Duty:
        return self.found.duties[0]

    def head(self) -> None:
        """Add what it is, who has to do it, how often, for whom and through whom, and where it is set."""
        found, locale, item = self.found, self.locale, self.duty
        self.title(printable(locale.text(item.what)))
        where = self.place(item.source)
        who = agencies(found, item.who, locale) if item.who else self.label("no_lead_named")
        self.say("duty_of", names=who + (f" ({where})" if where else ""))
        self.say("how_often", times=self.times(item) or self.label("not_said"))
        to = "" if item.to is None else self.label("to", name=printable(locale.text(item.to)))
        via = self.label("via", names=agencies(found, item.via, locale)) if item.via else ""
        if to or via:
            self.say("receives", text=form.joined(to, via, by="; "))
        self.data()
