"""``par show ID --brief``: the page of a leader, fifteen lines at most.

What it is and who answers for it, the verdict, the newest figure with its change, and a chart where that has room; of
a task and of an agency what is overdue for longest.
"""

from __future__ import annotations

from collections.abc import Sequence

from par_cli.progress.results import OccurrenceResult, TargetResult, TaskResult
from par_cli.render import format as form
from par_cli.render import promises
from par_cli.render.page import Part
from par_cli.render.phrases import UNVERIFIED
from par_cli.render.table.show.documents import DocumentPage, DutyPage, MeasurePage
from par_cli.render.table.show.figures import FiguresPage
from par_cli.render.table.show.subject_page import SubjectPage
from par_cli.render.table.show.work import AgencyPage, TaskPage
from par_cli.render.text_chart import BREAK

LINES = 15
_SERIES = 2  # lines of values where there is no room for a chart


class _Room(SubjectPage):
    """A page with a limit."""

    ends_marked = True  # a line that is still to come may name an agency with a mark, which is explained at the end

    def room(self) -> int:
        """Return how many lines are left."""
        text, mark = self.page.text(), self.locale.label("text", "unverified_note")
        explained = self.page.lines_needed(UNVERIFIED, mark) if self.ends_marked or UNVERIFIED in text else 0
        return LINES - explained - len(text.splitlines())

    def as_many(self, lines: Sequence[Sequence[Part]], *, keep: int = 0) -> None:
        """Add lines while there is room for them, and say how many are left out; ``keep`` lines are for others."""
        for index, parts in enumerate(lines):
            more = len(lines) - index - 1
            needed = self.page.lines_needed(*parts, hang=2) + (1 if more else 0)
            if index and needed > self.room() - keep:
                self.page.line("  ", self.label("and_more", number=more + 1), hang=2)
                return
            self.page.line(*parts, hang=2)


class BriefFigures(_Room, FiguresPage):
    ends_marked = False  # agencies are named in its head only

    def write(self) -> None:
        self.head()
        results = [item.result for item in self.found.targets]
        self.page.blank()
        self.as_many([self._verdict(item) for item in results], keep=3)
        self.newest()
        rows = self.chart_rows(self.room() - 1)  # a blank line is before it
        if rows:
            self.page.blank()
            for row in rows:
                self.page.line(row)
        elif len(self.found.held) > 1:
            self._series()

    def _series(self) -> None:
        """Add the values in one line, as many of the newest as fit: what a chart would show without its room."""
        values = text = mark = ""
        for item in reversed(self.found.held):
            sign = BREAK if item.series_break else "·"
            values = f"{sign} {self.value(item)} ({form.period(item.period, self.locale)}) {values}"
            mark = self.locale.label("text", "provisional_mark") if item.provisional else mark
            longer = self.label("series", values=values[2:].strip() + mark)
            if text and self.page.lines_needed(longer, hang=2) > min(_SERIES, self.room()):
                break
            text = longer
        self.page.line(text, hang=2)

    def _verdict(self, item: TargetResult) -> list[Part]:
        goal = promises.goal(item.entry.target, self.indicator, self.locale)
        return self.target_parts(item, form.joined(goal, promises.due(item, self.locale), by=", "))


class BriefTask(_Room, TaskPage):
    def write(self) -> None:
        item = self.found.tasks[0]
        self.head()
        self.page.blank()
        self.verdict()
        late = [occurrence for occurrence in item.occurrences if occurrence.overdue]
        ahead = [occurrence for occurrence in item.occurrences if not occurrence.overdue]
        shown = sorted(late, key=_days_overdue, reverse=True) or ahead
        self.as_many([self._line(occurrence) for occurrence in shown])

    def _line(self, item: OccurrenceResult) -> list[Part]:
        return ["  ", *self.occurrence_parts(item, named=True)]


class BriefAgency(_Room, AgencyPage):
    def write(self) -> None:
        self.head()
        found = self.found
        late: list[TaskResult | TargetResult] = [item for item in found.tasks if item.overdue]
        late += [item.result for item in found.targets if item.result.counts and item.result.overdue]
        late.sort(key=_days_overdue, reverse=True)
        self.page.blank()
        if not late:
            self.page.line(self.locale.label("text", "overdue_none"))
        self.as_many([self.target(item) if isinstance(item, TargetResult) else self.task(item) for item in late])


class BriefDocument(_Room, DocumentPage):
    def write(self) -> None:
        self.head()
        _what_is_served(self)


class BriefMeasure(_Room, MeasurePage):
    def write(self) -> None:
        self.head()
        _what_is_served(self)


class BriefDuty(_Room, DutyPage):
    def write(self) -> None:
        self.head()
        _what_is_served(self)


def _what_is_served(page: _Room) -> None:
    """Add the tasks and targets, as many as there is room for."""
    found = page.found
    lines = [*map(page.task, found.tasks), *(page.target(item.result) for item in found.targets)]
    if lines:
        page.page.blank()
        page.as_many(lines)


def _days_overdue(item: OccurrenceResult | TaskResult | TargetResult) -> int:
    return item.days_overdue or 0
