"""The page of an indicator, or of one of its targets: chart, figures with their sources, computations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from par_cli.locales import Locale
from par_cli.model.observations import Span
from par_cli.model.operators import OPERATORS
from par_cli.model.reports import Observation
from par_cli.progress.results import TargetResult
from par_cli.progress.series import find
from par_cli.progress.subject import Projection, Shown
from par_cli.render import comparisons, promises
from par_cli.render import format as form
from par_cli.render.chart_data import charted, goal_ends, level_of, longest_line, sums_so_far
from par_cli.render.page import Cell, Column
from par_cli.render.phrases import agencies, short
from par_cli.render.printable import printable
from par_cli.render.table.show.computation import Computation
from par_cli.render.table.show.subject_page import SubjectPage
from par_cli.render.table.terminal import TerminalPage
from par_cli.render.text_chart import Chart, ChartPoint, Goal, Legend, chart_lines

_CHART = 80  # columns of a chart where the width has no end


class FiguresPage(SubjectPage):
    """The page of an indicator, or of one of its targets."""

    def __init__(self, page: TerminalPage, found: Shown, locale: Locale) -> None:
        super().__init__(page, found, locale)
        self.sources: dict[str, int] = {}
        self.sums = frozenset(map(id, found.sums))
        self.baselines: dict[Span, list[Observation]] = defaultdict(list)
        self.deciding: dict[Span, list[Observation]] = defaultdict(list)
        for result in (item.result for item in found.targets):
            if result.baseline is not None:
                self.baselines[result.baseline.period[1:3]].append(result.baseline)
            if result.deciding is not None and not result.other_period_shown:
                self.deciding[result.deciding.period[1:3]].append(result.deciding)

    def write(self) -> None:
        self.head()
        self._described()
        self.page.blank()
        for target in self.found.targets:
            self._target_line(target.result)
        self.newest()
        rows = self.chart_rows()
        if rows:
            self.heading("chart")
        for row in rows:
            self.page.line(row)
        self._figures()
        for item in self.found.targets:
            Computation(self.page, self.found, self.locale).show(item)
        self.section("reports", [f"{item.target}: {self.report(item)}" for item in self.found.outcomes])
        self.section("serving", [self.task(item) for item in self.found.tasks])
        self.measures("serving_measures")
        self.named_documents()
        self.reporting()
        self._list_sources()
        self._notes()

    # --- what it is

    def head(self) -> None:
        """Add what it measures, who answers for it, the day and the data."""
        item, locale = self.indicator, self.locale
        better = "rank" if item.unit == "rank" and item.better == "lower" else item.better
        self.title(f"{printable(locale.text(item.name))}; {locale.label('better', better)}")
        owners = agencies(self.found, item.owners, locale)
        basis = self.label("by_field") if item.owners_basis == "field" else ""
        lines = ", ".join(map(str, item.owners_lines))
        where = form.joined(basis, self.label("lines", lines=lines) if lines else "", by="; ")
        self.say("owner", names=owners + (f" ({where})" if where else ""))
        self.data()

    def _described(self) -> None:
        for code in ("definition", "numerator", "denominator", "exceptions"):
            text = getattr(self.indicator, code)
            if text is not None:
                self.say(code, text=printable(self.locale.text(text)))

    def newest(self) -> None:
        """Add the newest figure, its change since the period before, and how it compares with the targets."""
        locale, held = self.locale, self.found.held
        results = [item.result for item in self.found.targets]
        if not held:
            if any(item.entry.target.outcome is None and not item.parts for item in results):
                self.say("newest_none")
            return
        item = held[-1]
        figure = f"{self.value(item)} ({form.period(item.period, locale)})"
        published = "" if item.published is None else self.label("published_on", day=locale.day(item.published))
        compared = {
            it.entry.id: comparisons.against(it, self.found.dataset, locale) for it in results if it.basis is item
        }
        compared = {name: text for name, text in compared.items() if text != "-"}
        several = len(set(compared.values())) > 1
        against = [f"{name}: {text}" if several else text for name, text in compared.items()]
        figures = [form.joined(figure, published, by=", "), self._change(item, results), *dict.fromkeys(against)]
        self.page.line((self.label("newest_figure"), "bold"), form.joined(*figures, by="; "), hang=2)

    def _change(self, item: Observation, results: Sequence[TargetResult]) -> str:
        """Return the change of the newest figure since the period before; of another one, which one it is."""
        changed = (it for it in results if comparisons.has_change(it) and it.shown_value is item)
        result = next(changed, None)
        if result is None or result.last_change_from is None:
            return ""
        text = comparisons.change(result, self.found.dataset, self.locale)
        if not result.last_change_from.period.precedes(item.period):
            return text  # it names the period
        return self.label("since_before", change=text)

    def _target_line(self, item: TargetResult) -> None:
        locale, first = self.locale, item.entry.first_deadline
        pieces = [
            *promises.promise(item, locale),
            "" if item.part_of is None else locale.label("detail", "part_of", id=item.part_of),
            "" if item.entry.deadline == first else self.label("first_deadline", day=locale.day(first)),
        ]
        where = self.place(item.entry.target.source)
        text = f"{form.joined(*pieces, by=', ')}{f' ({where})' if where else ''}"
        self.page.line(*self.target_parts(item, text), hang=2)

    # --- the chart

    def chart_rows(self, height: int | None = None) -> list[str]:
        """Return the lines of the chart, in a height where one is given; none where it would show nothing."""
        locale = self.locale
        drawn, of_sums = charted([item.result for item in self.found.targets])
        points = list(self._sums_so_far(drawn[0]) if of_sums else self._points())
        if len(points) <= 1:
            return []
        chart = Chart(
            points=points,
            goals=list(self._goals(drawn)),
            line=longest_line(drawn),
            breaks=[item.period.end for item in self.found.held if item.series_break],
            best_on_top=self.indicator.unit == "rank",
            words=Legend(
                of=self.label("of"),
                mark=self.label("chart_mark"),
                path=self.label("chart_path"),
                series_break=self.label("chart_break"),
                newest=lambda number: self.label("chart_newest", number=number),
            ),
        )
        width = _CHART if self.page.unbounded else self.page.width
        return chart_lines(chart, min(width, _CHART), lambda number: form.computed(number, locale, up=False), height)

    def _points(self) -> Iterator[ChartPoint]:
        by_change = any(item.result.by_change for item in self.found.targets)
        for item in self.found.held:
            level = level_of(item, by_change=by_change)
            if level is not None:
                period = form.period(item.period, self.locale)
                yield ChartPoint(item.period.end, level, self._mark(item), period, str(item.of or ""))

    def _mark(self, item: Observation) -> str:
        """Write a value as short as a chart needs it."""
        if item.level is None:
            return form.observed(item, self.indicator, self.locale, up=False)
        if item.value is not None:
            text = self.locale.number(item.value)
        else:
            text = form.computed(item.level, self.locale, up=self.indicator.better == "lower")
        return text if item.bound is None else OPERATORS[item.bound].sign + text

    def _sums_so_far(self, item: TargetResult) -> Iterator[ChartPoint]:
        """Yield what the values of a span had come to at the end of each of their periods."""
        for period, total, _ in sums_so_far(item.steps):
            text = form.computed(total, self.locale, up=self.indicator.better == "lower")
            yield ChartPoint(period.end, total, text, form.period(period, self.locale), "")

    def _goals(self, targets: Sequence[TargetResult]) -> Iterator[Goal]:
        for item in targets:
            label = promises.goal(item.entry.target, self.indicator, self.locale, short=True)
            yield from (Goal(item.entry.deadline, number, label) for number in goal_ends(item))

    # --- the figures

    def _figures(self) -> None:
        if not self.found.observations and not self.found.projections:
            return
        self.heading("figures")
        expected = [item.observation for item in self.found.projections]
        reporters = any(item.reporter is not None for item in (*self.found.observations, *expected))
        columns = [
            Column(f"  {self.label('period')}"),
            Column(self.label("figure")),
            *([Column(self.label("reporter"), keep=2)] if reporters else []),
            Column(self.label("published")),
            Column(self.label("source"), wrap=True),
        ]
        rows = [self._figure(item, self._roles(item), reporter=reporters) for item in self.found.observations]
        rows += [
            self._figure(item.observation, self._expected(item), reporter=reporters) for item in self.found.projections
        ]
        self.page.grid(columns, rows)
        if any(item.provisional for item in self.found.observations):
            self.page.line("  ", self.label("provisional_mark"))

    def _expected(self, item: Projection) -> list[str]:
        """Return that a value is a projection, and what it says of the targets that are due in its period."""
        found = [self.label("projection")]
        if not item.held:
            return [*found, self.label("older_projection")]
        for target, meets in item.verdicts:
            if meets is not None:
                found.append(self.label("would_meet" if meets else "would_not_meet", id=target))
        return found

    def _figure(self, item: Observation, roles: Sequence[str], *, reporter: bool) -> list[Cell]:
        locale = self.locale
        published = self.label("not_dated") if item.published is None else locale.day(item.published)
        note = "" if item.remark is None else printable(locale.text(item.remark))
        cells: list[Cell] = [
            f"  {form.period(item.period, locale)}",
            self.value(item),
            published,
            form.joined(self._source_of(item), *roles, note, by="; "),
        ]
        if reporter:
            cells.insert(2, "" if item.reporter is None else short(self.found.dataset, item.reporter, locale))
        return cells

    @cached_property
    def _places(self) -> int:
        """How many places a value keeps next to the numbers of all targets."""
        return max((form.places_of(target.result) for target in self.found.targets), default=form.PLACES)

    def value(self, item: Observation) -> str:
        up = self.indicator.better == "lower"
        text = form.observed(item, self.indicator, self.locale, up=up, places=self._places)
        return form.with_counts(text, item, self.locale)

    def _source_of(self, item: Observation) -> str:
        """Return the source, with a number where it has an address."""
        address = "" if item.url is None else f"[{self.sources.setdefault(item.url, len(self.sources) + 1)}]"
        return form.joined(form.source(item, self.locale), address, by=" ") or self.label(
            "sum" if self._is_sum(item) else "no_source"
        )

    def _is_sum(self, item: Observation) -> bool:
        return id(item) in self.sums

    def _roles(self, item: Observation) -> list[str]:
        """Return what an observation is for the targets, and what it says of itself."""
        span = item.period[1:3]
        codes = [
            "baseline" if item in self.baselines.get(span, ()) else "",
            "deciding" if item in self.deciding.get(span, ()) else "",
            "newest" if self.found.held and item is self.found.held[-1] else "",
            "" if self._is_sum(item) else self._overtaken(item),
            "break" if item.series_break else "",
            "comparable" if item.comparable else "",
        ]
        found = [self.label(code) for code in codes if code]
        if item.as_printed is not None:
            found.append(self.label("as_printed", value=self.locale.number(item.as_printed)))
        return found

    def _overtaken(self, item: Observation) -> str:
        """Return the word for a value that a later publication replaced: with another value, or with the same one."""
        if item.reporter is not None:
            return ""
        holds = find(self.found.held, item.period)
        if holds is None or holds is item:
            return ""
        return "repeated" if (holds.level, holds.bound) == (item.level, item.bound) else "revised"

    # --- what else there is

    def _list_sources(self) -> None:
        if not self.sources:
            return
        self.heading("sources")
        for url, number in self.sources.items():
            self.page.whole(f"  [{number}] {printable(url)}")

    def _notes(self) -> None:
        locale = self.locale
        noted = [("", self.indicator.note)]
        noted += [(f"{item.result.entry.id}: ", item.result.entry.target.note) for item in self.found.targets]
        notes = [f"{of}{printable(locale.text(note))}" for of, note in noted if note is not None]
        if "≈" in self.page.text():
            notes.append(self.label("not_exact"))
        self.section("notes", notes)
