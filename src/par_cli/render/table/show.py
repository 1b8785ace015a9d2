"""``par show``: one target, indicator, task or agency in full, so that a reader can follow every number by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import assert_never

from par_cli.model.decision import Indicator, Source
from par_cli.model.reports import Observation, Outcome, TaskReport
from par_cli.progress.exact import cut, is_terminating
from par_cli.progress.explain import Explanation, Input, Step
from par_cli.progress.parts import ALL_ORDER, ANY_ORDER
from par_cli.progress.results import Each, OccurrenceResult, TargetResult, TaskResult, Year
from par_cli.progress.show import Shown
from par_cli.progress.targets import FEWEST_CHANGES
from par_cli.render import format as form
from par_cli.render.chart import Chart, Goal, Point, drawn
from par_cli.render.page import STYLES, Cell, Column
from par_cli.render.printable import printable
from par_cli.render.table.page import TablePage
from par_cli.render.table.parts import UNVERIFIED, agencies, data_line, marks, short, sign
from par_cli.render.words import (
    BETTER,
    COMMITMENT,
    DECIDING_RULE,
    DETAIL,
    FLAG,
    MEANING,
    NUMBER,
    OCCURRENCE_STATUS,
    SHOW,
    SIGN,
    STATE,
    STEP,
    TARGET_STATUS,
    UNIT,
    WHY,
    Language,
    say,
    word,
)

PLACES = 4  # decimal places of a computed number in a formula
_CHART = 80  # columns of a chart where the width has no end
_LABEL = 18  # columns of a label
_NARROW = 50  # below which labels have no column of their own
_SYMBOL = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_FUNCTIONS = frozenset({"min", "max"})
_COMMON = frozenset({"v", "T", "U", "b", "e", "r"})
_SIGNS = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "equals": "="}
_DIFFERENCES = frozenset({"gap", "margin", "behind", "required", "recent"})
_RATIOS = frozenset({"share", "pace"})


def show_page(page: TablePage, found: Shown, language: Language) -> None:
    """Add all that is known of a subject."""
    match found.subject.kind:
        case "target" | "indicator":
            _Figures(page, found, language).all()
        case "task":
            _task(page, found, language)
        case "agency":
            _agency(page, found, language)
        case _:
            assert_never(found.subject.kind)
    marks(page, language)


def _heading(page: TablePage, code: str, language: Language, **parts: object) -> None:
    page.blank()
    page.heading(word(SHOW, code, language).format(**parts))


def _say(code: str, language: Language, **parts: object) -> str:
    return word(SHOW, code, language).format(**parts)


def _days(days: int, language: Language) -> str:
    return say("day" if days == 1 else "days", language, days=form.number(days, language))


def _section(source: Source | None, language: Language) -> str:
    """Say where something stands: the section and line of the decision, or another document with page and address."""
    if source is None:
        return ""
    if source.section is None:
        section = ""
    elif source.line is None:
        section = _say("section", language, section=source.section)
    else:
        section = _say("section_line", language, section=source.section, line=source.line)
    page = "" if source.page is None else _say("page", language, page=printable(source.page))
    document, url = ("" if text is None else printable(text) for text in (source.document, source.url))
    return _joined(document, section, page, url, by=", ")


def _joined(*parts: str, by: str = " · ") -> str:
    return by.join(part for part in parts if part)


# --- a target or an indicator


class _Figures:
    """The parts of the page of an indicator, or of one of its targets."""

    def __init__(self, page: TablePage, found: Shown, language: Language) -> None:
        assert found.indicator is not None  # noqa: S101 - the page is about one
        self.page = page
        self.found = found
        self.language = language
        self.indicator: Indicator = found.indicator
        self.sources: list[str] = []

    def say(self, code: str, **parts: object) -> str:
        return _say(code, self.language, **parts)

    def all(self) -> None:
        self.top()
        self.chart()
        self.figures()
        for item in self.found.targets:
            self.computation(item)
        self.outcomes()
        self.serving()
        self.list_sources()
        self.notes()

    # --- what it is

    def top(self) -> None:
        item, language = self.indicator, self.language
        better = "rank" if item.unit == "rank" and item.better == "lower" else item.better
        name = printable(item.name.to(language))
        self.page.line((f"{self.found.subject.id} · {name}; {word(BETTER, better, language)}", "bold"), hang=2)
        owners = agencies(self.found, item.owners, language)
        basis = self.say("by_field") if item.owners_basis == "field" else ""
        lines = ", ".join(map(str, item.owners_lines))
        where = _joined(basis, self.say("lines", lines=lines) if lines else "", by=", ")
        self.page.line(self.say("owner", names=owners + (f" ({where})" if where else "")), hang=2)
        self.page.line(data_line(self.found.dataset, self.found.as_of, language), hang=2)
        for code in ("definition", "numerator", "denominator", "exceptions"):
            text = getattr(item, code)
            if text is not None:
                self.page.line(self.say(code, text=printable(text.to(language))), hang=2)
        self.page.blank()
        for target in self.found.targets:
            self.target_line(target.result)

    def target_line(self, item: TargetResult) -> None:
        target, language = item.entry.target, self.language
        asked = form.goal(target, self.indicator, language)
        parts = [
            asked,
            self.each_step(item) if item.years else self.by(item.entry.deadline),
            word(COMMITMENT, target.commitment, language),
            form.stretch(item, language),
            "" if item.part_of is None else word(DETAIL, "part_of", language).format(id=item.part_of),
            "" if item.entry.deadline == item.entry.first_deadline else self.first(item.entry.first_deadline),
        ]
        late = f" {self.say('days_overdue', days=_days(item.days_overdue, language))}" if item.days_overdue else ""
        text = f" {item.entry.id}  {_joined(*parts, by=', ')} ({_section(target.source, language)})".replace(" ()", "")
        status = word(TARGET_STATUS, item.status, language).upper()
        self.page.line(sign(item.status), text, ": ", (status, STYLES.get(item.status, "")), late, hang=2)

    def each_step(self, item: TargetResult) -> str:
        step = item.entry.target.step
        return "" if step is None else self.say("each_step", step=word(STEP, step, self.language))

    def first(self, day: date) -> str:
        return self.say("first_deadline", day=form.day(day, self.language))

    def by(self, day: date) -> str:
        return word(DETAIL, "deadline", self.language).format(day=form.day(day, self.language))

    # --- the chart

    def chart(self) -> None:
        language = self.language
        points = [
            Point(item.period.end, item.level, self.mark(item), form.period(item.period, language), str(item.of or ""))
            for item in self.found.held
            if item.level is not None
        ]
        lines = [item.line for item in self.found.targets if item.line is not None]
        chart = Chart(
            points=points,
            goals=list(self.goals()),
            line=max(lines, key=lambda line: line.points[-1][0], default=None),
            breaks=[item.period.end for item in self.found.held if item.series_break],
            best_on_top=self.indicator.unit == "rank",
            of=self.say("of"),
        )
        width = _CHART if self.page.unbounded else self.page.width
        rows = drawn(chart, min(width, _CHART), lambda number: _plain(number, language, up=False)[0])
        if rows and len(points) > 1:
            _heading(self.page, "chart", language)
            for row in rows:
                self.page.line(row)

    def mark(self, item: Observation) -> str:
        """Write a value as short as a chart needs it."""
        assert item.level is not None  # noqa: S101 - only numbers are drawn
        text = form.number(item.value, self.language) if item.value is not None else self.cut_short(item.level)
        return {None: "", "more_than": ">", "less_than": "<", "at_least": "≥", "at_most": "≤"}[item.bound] + text

    def cut_short(self, number: Fraction) -> str:
        return form.computed(number, self.language, up=self.indicator.better == "lower")

    def goals(self) -> Iterator[Goal]:
        for item in self.found.targets:
            result = item.result
            label = form.goal(result.entry.target, self.indicator, self.language, short=True)
            target = result.entry.target
            ends = target.between or ()
            numbers = [Fraction(end) for end in ends] or ([] if result.threshold is None else [result.threshold])
            yield from (Goal(result.entry.deadline, number, label) for number in numbers)

    # --- the figures

    def figures(self) -> None:
        if not self.found.observations:
            return
        language = self.language
        _heading(self.page, "figures", language)
        reporters = any(item.reporter is not None for item in self.found.observations)
        columns = [
            Column(f"  {self.say('period')}"),
            Column(self.say("figure")),
            *([Column(self.say("reporter"), keep=2)] if reporters else []),
            Column(self.say("published")),
            Column(self.say("source"), wrap=True),
        ]
        self.page.grid(columns, [self.figure(item, reporter=reporters) for item in self.found.observations])

    def figure(self, item: Observation, *, reporter: bool) -> list[Cell]:
        language = self.language
        published = self.say("not_dated") if item.published is None else form.day(item.published, language)
        note = "" if item.note is None else printable(item.note)
        cells: list[Cell] = [
            f"  {form.period(item.period, language)}",
            self.value(item),
            published,
            _joined(self.source_of(item), *self.roles(item), note, by="; "),
        ]
        if reporter:
            cells.insert(2, "" if item.reporter is None else short(self.found.dataset, item.reporter, language))
        return cells

    def value(self, item: Observation) -> str:
        text = form.observed(item, self.indicator, self.language, up=self.indicator.better == "lower")
        counted = item.numerator is not None and item.denominator is not None
        if counted and item.level is not None:
            number = [form.number(part, self.language) for part in (item.numerator or 0, item.denominator or 0)]
            text += f" ({'/'.join(number)})"
        return text

    def source_of(self, item: Observation) -> str:
        """Name the source, with a number where it has an address."""
        parts = [] if item.line is None else [self.say("decision_line", line=item.line)]
        if item.source is not None:
            parts.append(printable(item.source))
        if item.url is not None:
            parts.append(f"[{self.numbered(item.url)}]")
        return " ".join(parts) or self.say("no_source")

    def numbered(self, url: str) -> int:
        if url not in self.sources:
            self.sources.append(url)
        return self.sources.index(url) + 1

    def roles(self, item: Observation) -> list[str]:
        """Say what an observation is to the targets, and what it says of itself."""
        results = [target.result for target in self.found.targets]
        codes = [
            "baseline" if any(item is result.baseline for result in results) else "",
            "deciding" if any(item is result.deciding for result in results) else "",
            "newest" if self.found.held and item is self.found.held[-1] else "",
            "sum" if any(item is other for other in self.found.sums) else self.overtaken(item),
            "break" if item.series_break else "",
            "comparable" if item.comparable else "",
        ]
        found = [self.say(code) for code in codes if code]
        if item.as_printed is not None:
            found.append(self.say("as_printed", value=form.number(item.as_printed, self.language)))
        return found

    def overtaken(self, item: Observation) -> str:
        """Say whether a later publication took its place: with another value, or with the same one."""
        if item.reporter is not None:
            return ""
        holds = next(other for other in self.found.held if other.period[1:3] == item.period[1:3])
        if holds is item:
            return ""
        return "repeated" if (holds.level, holds.bound) == (item.level, item.bound) else "revised"

    # --- the computation

    def computation(self, item: Explanation) -> None:
        result, language = item.result, self.language
        _heading(self.page, "computation", language, id=result.entry.id, goal=self.rule(result))
        self.step_line("decides", self.deciding(item))
        self.wait(item)
        self.years(result)
        for one in result.each:
            self.one_of_each(one, result)
        for part in result.parts:
            self.part(part)
        if result.reporters is not None and "partial" in result.flags:
            count = result.reporters
            self.step_line("", say("reported", language, done=count.done, total=count.total))
        if result.baseline_of is not None:
            self.step_line("", self.say("milestone_of", id=result.baseline_of))
        if result.basis is not None and result.deciding is None and item.steps:
            self.step_line("", self.say("for_information", period=form.period(result.basis.period, language)))
        self.legend(item)
        self.steps(item.steps)
        if result.recent is not None and result.pace is not None and _disagree(self.found, result):
            self.step_line("", self.say("disagrees"))
        self.step_line("result", self.outcome_of(result))

    def rule(self, result: TargetResult) -> str:
        target, language = result.entry.target, self.language
        if target.improve is not None:
            return self.say("met_when_better")
        if target.outcome is not None:
            return self.say("met_when_reported")
        if result.parts:
            return self.say(f"met_when_{target.operator}")
        if target.refers_to is not None and result.threshold is None:
            return self.say("met_when_all", document=printable(target.refers_to.document.to(language)))
        return self.say("met_when", rule=self.condition(result))

    def condition(self, result: TargetResult) -> str:
        target = result.entry.target
        if target.between is not None:
            low, high = (form.with_unit(form.number(end, self.language), self.indicator) for end in target.between)
            text = f"{low} ≤ v ≤ {high}"
            return text if self.indicator.better == "none" else _joined(text, self.say("beyond_too"), by="; ")
        if target.value is not None and target.operator in _SIGNS:
            number = form.with_unit(form.number(target.value, self.language), self.indicator)
            return f"v {_SIGNS[target.operator]} T, T = {number}"
        return f"v {'≤' if result.direction < 0 else '≥'} T, {form.goal(target, self.indicator, self.language)}"

    def deciding(self, item: Explanation) -> str:
        result, target, language = item.result, item.result.entry.target, self.language
        named = "" if target.decided_by is None else form.period(target.decided_by, language)
        step = "" if target.step is None else word(STEP, target.step, language)
        rule = word(DECIDING_RULE, item.deciding_rule, language).format(
            deadline=form.day(result.entry.deadline, language), period=named, step=step, order=self.order(result)
        )
        if item.deciding_rule in {"report", "step_by_step", "each_reporter", "parts"}:
            return rule
        if result.deciding is None:
            return self.say("not_found", rule=rule)
        return self.say("found", rule=rule, value=form.dated(result.deciding, result, language))

    def wait(self, item: Explanation) -> None:
        """Say until when a figure is awaited, where the deadline has passed and none decides."""
        result, wait, language = item.result, item.wait, self.language
        if result.status not in {"awaiting", "unreported"} or result.years or result.parts:
            return
        start, until = form.day(wait.start, language), form.day(wait.until, language)
        if wait.months is not None:
            text = self.say("wait_months", start=start, months=wait.months, until=until)
        elif wait.month_day is not None:
            day = form.month_day(wait.month_day, language)
            text = self.say("wait_day", day=day, start=start, until=until)
        else:
            text = self.say("wait_none", start=start)
        days = (self.found.as_of - wait.until).days
        when = self.say("wait_passed" if days > 0 else "wait_ahead", days=_days(abs(days), language))
        source = "" if wait.source is None else printable(wait.source)
        self.step_line("wait", _joined(f"{text}: {when}", source, by="; "))

    def years(self, result: TargetResult) -> None:
        for year in result.years:
            self.year(year, result)

    def year(self, year: Year, result: TargetResult) -> None:
        language = self.language
        seen = "" if year.observation is None else form.observation(year.observation, result, language)
        reason = "" if year.reason is None else form.reason_word(year.reason, result.entry.target, language)
        status = word(TARGET_STATUS, year.status, language)
        text = _joined(seen, status, reason, by="; ")
        self.labelled(form.period(year.period, language), f"{SIGN[year.status]} {text}")

    def one_of_each(self, one: Each, result: TargetResult) -> None:
        language = self.language
        seen = "" if one.observation is None else form.dated(one.observation, result, language)
        text = _joined(seen, word(TARGET_STATUS, one.status, language), by="; ")
        self.labelled(short(self.found.dataset, one.reporter, language), f"{SIGN[one.status]} {text}")

    def order(self, result: TargetResult) -> str:
        """Give the order in which the statuses of parts make that of a whole."""
        order = ALL_ORDER if result.entry.target.all_of is not None else ANY_ORDER
        return ", ".join(word(TARGET_STATUS, status, self.language) for status in order)

    def part(self, item: TargetResult) -> None:
        """Add a part of a whole: its status, what it asks for and what is known of it."""
        language, indicator = self.language, item.entry.indicator
        shown = item.basis or item.current
        text = _joined(
            word(TARGET_STATUS, item.status, language),
            f"{printable(indicator.name.to(language))} {form.goal(item.entry.target, indicator, language)}",
            self.by(item.entry.deadline),
            "" if shown is None else form.dated(shown, item, language),
            self.say("days_overdue", days=_days(item.days_overdue, language)) if item.days_overdue else "",
            by="; ",
        )
        self.labelled(self.say("part"), f"{SIGN[item.status]} {item.entry.id}: {text}")

    def legend(self, item: Explanation) -> None:
        """Say what the symbols are that several steps use."""
        inputs = {given.symbol: given for step in item.steps for given in step.inputs if given.symbol in _COMMON}
        parts = [f"{given.symbol} {self.meaning(given)}" for given in inputs.values()]
        if parts:
            self.step_line("", "; ".join(parts))

    def meaning(self, given: Input) -> str:
        language = self.language
        return word(MEANING, given.meaning, language).format(
            period="" if given.period is None else form.period(given.period, language),
            start="" if given.start is None else form.day(given.start, language),
            end="" if given.end is None else form.day(given.end, language),
        )

    def steps(self, steps: Sequence[Step]) -> None:
        """Add each step; those that are not computed for one and the same reason are one line."""
        waiting: list[Step] = []
        for step in steps:
            if waiting and (step.why is None or step.why != waiting[0].why or waiting[0].inputs or step.inputs):
                self.not_computed(waiting)
                waiting = []
            if step.why is None:
                self.computed(step)
            else:
                waiting.append(step)
        if waiting:
            self.not_computed(waiting)

    def not_computed(self, steps: Sequence[Step]) -> None:
        first, language = steps[0], self.language
        assert first.why is not None  # noqa: S101 - that is why they are here
        why = word(WHY, first.why, language).format(needed=FEWEST_CHANGES, changes=max(len(first.inputs) - 1, 0))
        if len(first.inputs) > 1:
            why += f" ({'; '.join(self.changes(first.inputs))})"
        names = ", ".join(word(NUMBER, step.name, language) for step in steps)
        if len(steps) == 1:
            self.labelled(names, self.say("not_computed", why=why))
        else:
            self.page.line("  ", names, ": ", self.say("not_computed", why=why), hang=4)

    def changes(self, inputs: Sequence[Input]) -> list[str]:
        """Give yearly changes as sums: 16 - 4 = 12 (2024)."""
        found = []
        for before, after in pairwise(inputs):
            new, old = (self.in_formula(number) for number in (after.value, before.value))
            change = _plain(after.value - before.value, self.language, up=False)[0]
            period = "" if after.period is None else form.period(after.period, self.language)
            found.append(f"{new} - {old} = {change} ({period})")
        return found

    def computed(self, step: Step) -> None:
        assert step.formula is not None  # noqa: S101 - it has a result
        assert step.result is not None  # noqa: S101
        text, exact = _plain(step.result, self.language, up=step.up)
        shown = self.with_unit(step, text)
        numbers = {given.symbol: self.in_formula(given.value) for given in step.inputs}
        put_in = _SYMBOL.sub(lambda match: numbers.get(match[0], match[0]), step.formula)
        formula, put_in = (_written(part, self.language) for part in (step.formula, put_in))
        middle = "" if put_in in {text, formula} else f" = {put_in}"
        rest = [given for given in step.inputs if given.symbol not in _COMMON and not given.symbol.startswith("v")]
        where = "; ".join(f"{given.symbol} {self.meaning(given)}" for given in rest)
        note = f"; {self.say('where', inputs=where)}" if where else ""
        if step.name == "projected" and shown:
            note = f"{note}{self.projection(step)}"
        self.labelled(
            word(NUMBER, step.name, self.language), f"{formula}{middle} {'=' if exact else '≈'} {shown}{note}"
        )

    def projection(self, step: Step) -> str:
        result = next(item.result for item in self.found.targets if step in item.steps)
        if result.projected_meets is None:
            return ""
        return f": {self.say('projected_meets' if result.projected_meets else 'projected_fails')}"

    def in_formula(self, number: Fraction) -> str:
        """Write a number that is put in, with the same digits wherever it stands."""
        text, _ = _plain(number, self.language, up=self.indicator.better == "lower")
        return f"({text})" if number < 0 else text

    def with_unit(self, step: Step, text: str) -> str:
        if step.name in _RATIOS:
            return text
        if step.name in _DIFFERENCES:
            one = self.indicator.unit == "rank" and step.result == 1
            unit = (
                word(UNIT, "one_rank", self.language)
                if one
                else form.unit(self.indicator, self.found.dataset, self.language)
            )
            text = f"{text} {unit}".strip()
            yearly = step.name in {"required", "recent"}
            return self.say("per_year", number=text) if yearly else text
        return form.with_unit(text, self.indicator)

    def outcome_of(self, result: TargetResult) -> str:
        language = self.language
        status = word(TARGET_STATUS, result.status, language).upper()
        reason = "" if result.reason is None or result.reason in result.flags else form.reason(result, language)
        flags = [word(FLAG, flag, language) for flag in result.flags]
        late = ""
        if result.days_overdue:
            late = self.say("days_overdue", days=_days(result.days_overdue, language))
        return _joined(status, reason, *flags, late, by="; ")

    def step_line(self, code: str, text: str) -> None:
        self.labelled(self.say(code) if code else "", text)

    def labelled(self, label: str, text: str) -> None:
        """Add a text beside its label; on a narrow page below it."""
        if self.page.width < _NARROW:
            self.page.line("  ", f"{label}: " if label else "", text, hang=4)
        else:
            self.page.line("  ", label.ljust(_LABEL - 2), " ", text, hang=_LABEL + 1)

    # --- what else there is

    def outcomes(self) -> None:
        if not self.found.outcomes:
            return
        _heading(self.page, "reports", self.language)
        for item in self.found.outcomes:
            self.page.line(f"  {item.target}: ", _report(self.found, item, self.language), hang=4)

    def serving(self) -> None:
        if not self.found.tasks:
            return
        _heading(self.page, "serving", self.language)
        for item in self.found.tasks:
            _task_line(self.page, item, self.language)

    def list_sources(self) -> None:
        if not self.sources:
            return
        _heading(self.page, "sources", self.language)
        for number, url in enumerate(self.sources, 1):
            self.page.whole(f"  [{number}] {printable(url)}")

    def notes(self) -> None:
        language = self.language
        noted = [("", self.indicator.note)]
        noted += [(f"{item.result.entry.id}: ", item.result.entry.target.note) for item in self.found.targets]
        notes = [f"{of}{printable(note.to(language))}" for of, note in noted if note is not None]
        if "≈" in self.page.text():
            notes.append(self.say("not_exact"))
        if notes:
            _heading(self.page, "notes", language)
            for note in notes:
                self.page.line("  ", note, hang=4)


def _plain(number: Fraction, language: Language, *, up: bool) -> tuple[str, bool]:
    """Give a number without dots between thousands, as it goes into a calculator, and whether it is exact."""
    for places in range(PLACES + 1):
        if is_terminating(number, places):
            return _decimal(cut(number, places, up=False), language), True
    return _decimal(cut(number, PLACES, up=up), language), False


def _decimal(number: Decimal, language: Language) -> str:
    text = f"{number:f}"
    return text.replace(".", ",") if language == "vi" else text


def _written(formula: str, language: Language) -> str:
    text = formula.replace("*", "\u00d7")
    return text.replace(", ", "; ").replace("365.25", "365,25") if language == "vi" else text


def _disagree(found: Shown, result: TargetResult) -> bool:
    """Whether the recent trend and pace lead to different answers."""
    on_track = result.pace is not None and result.pace >= Fraction(found.dataset.decision.pace_bands.on_track)
    return result.projected_meets is not None and result.projected_meets != on_track


# --- a task


def _task(page: TablePage, found: Shown, language: Language) -> None:
    item = found.tasks[0]
    task = item.task
    page.line((f"{task.id} · {printable(task.name.to(language))}", "bold"), hang=2)
    where = _section(task.source, language)
    leads = agencies(found, task.lead, language, task.taken_over_by)
    page.line(_say("lead", language, names=leads + (f" ({where})" if where else "")), hang=2)
    if task.coordinating:
        page.line(_say("coordinating", language, names=agencies(found, task.coordinating, language)), hang=2)
    page.line(data_line(found.dataset, found.as_of, language), hang=2)
    if task.condition is not None:
        page.line(_say("condition", language, text=printable(task.condition.to(language))), hang=2)
    page.blank()
    _task_line(page, item, language, indent="", name=False)
    _heading(page, "occurrences", language)
    for occurrence in item.occurrences:
        _occurrence(page, found, occurrence, language)
    if found.reports:
        _heading(page, "reports", language)
        for report in found.reports:
            page.line("  ", _report(found, report, language), hang=4)
    if found.targets:
        _heading(page, "serves", language)
        for target in found.targets:
            _target_line(page, target.result, language)
    if task.note is not None:
        _heading(page, "notes", language)
        page.line("  ", printable(task.note.to(language)), hang=4)


def _task_line(page: TablePage, item: TaskResult, language: Language, *, indent: str = "  ", name: bool = True) -> None:
    status = (word(OCCURRENCE_STATUS, item.status, language).upper(), STYLES.get(item.status, ""))
    late = f" {_say('days_overdue', language, days=_days(item.days_overdue, language))}" if item.days_overdue else ""
    text = f" {item.task.id}" + (f"  {printable(item.task.name.to(language))}" if name else "")
    page.line(indent, sign(item.status), text, ": ", status, late, hang=len(indent) + 2)


def _target_line(page: TablePage, item: TargetResult, language: Language) -> None:
    status = (word(TARGET_STATUS, item.status, language).upper(), STYLES.get(item.status, ""))
    late = f" {_say('days_overdue', language, days=_days(item.days_overdue, language))}" if item.days_overdue else ""
    asked = form.goal(item.entry.target, item.entry.indicator, language)
    name = printable(item.entry.indicator.name.to(language))
    part = "" if item.part_of is None else f" ({word(DETAIL, 'part_of', language).format(id=item.part_of)})"
    page.line("  ", sign(item.status), f" {item.entry.id}  {name}, {asked}{part}: ", status, late, hang=4)


def _occurrence(page: TablePage, found: Shown, item: OccurrenceResult, language: Language) -> None:
    """Add one occurrence: its due date, status, days, lead where it has its own, measure and evidence."""
    slot = item.slot
    status = (word(OCCURRENCE_STATUS, item.status, language), STYLES.get(item.status, ""))
    due = "" if item.due is None else form.day(item.due, language)
    key = "" if due or slot.key in {"continuous", "external"} else slot.key
    parts = [_joined(*_said_of(found, item, language), by="; ")]
    page.line(
        "  ", sign(item.status), f" {_joined(key, due, by='  ') or '-'}  ", status,
        f"  {parts[0]}" if parts[0] else "", hang=6,
    )  # fmt: skip


def _said_of(found: Shown, item: OccurrenceResult, language: Language) -> Iterator[str]:
    slot, milestone = item.slot, item.slot.milestone
    if item.days_overdue:
        yield _say("days_overdue", language, days=_days(item.days_overdue, language))
    if item.done_on is not None:
        code = "done_by" if item.done_by_bound else "done_on"
        yield say(code, language, day=form.day(item.done_on, language))
    if item.days_late:
        yield _say("days_late", language, days=_days(item.days_late, language))
    if item.first_due is not None and item.first_due != item.due:
        yield _say("first_due", language, day=form.day(item.first_due, language))
    if milestone is not None and milestone.name is not None:
        yield printable(milestone.name.to(language))
    if slot.lead != found.tasks[0].task.lead:
        yield _say("lead", language, names=agencies(found, slot.lead, language))
    if slot.measure is not None:
        indicator = found.dataset.indicators[slot.measure.indicator]
        yield _say("asks", language, goal=form.measure(slot.measure, indicator, language), id=indicator.id)
        if item.observation is not None:
            value = form.observed(item.observation, indicator, language, up=indicator.better == "lower")
            yield _say("seen", language, value=f"{value} ({form.period(item.observation.period, language)})")
    if slot.orientation:
        yield _say("orientation", language)
    if item.report is not None:
        report = item.report
        if report.state in {"in_progress", "not_started"}:
            yield word(STATE, report.state, language)
        yield from _papers(report, language)
    if item.extension is not None and item.extension.document is not None:
        yield _say("document", language, text=printable(item.extension.document))


def _papers(report: Outcome | TaskReport, language: Language) -> Iterator[str]:
    for code in ("evidence", "document", "reason", "cause", "remedy"):
        text = getattr(report, code, None)
        if text:
            yield _say(code, language, text=printable(text))


def _report(found: Shown, item: Outcome | TaskReport, language: Language) -> str:
    """Give one report: when it was published, what it says of which occurrence, by whom, with its papers."""
    published = _say("not_dated", language) if item.published is None else form.day(item.published, language)
    parts = [word(STATE, item.state, language)]
    if isinstance(item, TaskReport):
        if item.occurrence is not None:
            parts.insert(0, printable(item.occurrence))
        if item.due is not None:
            parts.append(_say("new_due", language, day=form.day(item.due, language)))
        if item.reporter is not None:
            parts.append(_say("said_by", language, name=short(found.dataset, item.reporter, language)))
    for code in ("on", "by"):
        day = getattr(item, code)
        if day is not None:
            parts.append(_say(code, language, day=form.day(day, language)))
    parts += _papers(item, language)
    parts += [printable(text) for text in (item.source, item.url, item.note) if text is not None]
    return f"{published}  {'; '.join(parts)}"


# --- an agency


def _agency(page: TablePage, found: Shown, language: Language) -> None:
    agency = found.agency
    assert agency is not None  # noqa: S101 - the page is about one
    page.line((f"{agency.id} · {printable(agency.name.to(language))}", "bold"), hang=2)
    page.line(data_line(found.dataset, found.as_of, language), hang=2)
    if agency.until is not None:
        page.line(_say("until", language, day=form.day(agency.until, language)))
    for step in agency.successors:
        scope = "" if step.scope is None else f" ({printable(step.scope.to(language))})"
        mark = UNVERIFIED if step.unverified else ""
        source = "" if step.source is None else printable(step.source)
        names = f"{short(found.dataset, step.agency, language)}{mark}{scope}, {form.period(step.start, language)}"
        page.line(_say("successors", language, names=_joined(names, source, by="; ")), hang=2)
    if found.answers_for:
        names = ", ".join(short(found.dataset, name, language) for name in found.answers_for)
        page.line(_say("answers_for", language, names=names), hang=2)
    late = sum(occurrence.overdue for item in found.tasks for occurrence in _of(found, item))
    owed = sum(item.result.counts and item.result.overdue for item in found.targets)
    page.line((_say("owes", language, targets=owed, occurrences=late), "bold"), hang=2)
    if found.tasks:
        _heading(page, "leads", language)
        for item in found.tasks:
            _task_line(page, item, language)
    if found.targets:
        _heading(page, "owns", language)
        for target in found.targets:
            _target_line(page, target.result, language)
    if found.coordinated:
        page.blank()
        page.line(_say("coordinates", language, ids="  ".join(found.coordinated)), hang=2)
    if agency.note is not None:
        _heading(page, "notes", language)
        page.line("  ", printable(agency.note.to(language)), hang=4)


def _of(found: Shown, item: TaskResult) -> list[OccurrenceResult]:
    """Give the occurrences of a task that the agency leads, itself or for one that it answers for."""
    if found.subject.id in item.task.taken_over_by:
        return list(item.occurrences)
    mine = {found.subject.id, *found.answers_for}
    return [occurrence for occurrence in item.occurrences if mine.intersection(occurrence.slot.lead)]
