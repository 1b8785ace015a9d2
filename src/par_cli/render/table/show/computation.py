"""How each number of a target was computed, as a reader with a pocket calculator follows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise
from typing import assert_never

from par_cli.locales import Locale
from par_cli.model.operators import OPERATORS
from par_cli.model.periods import add_months
from par_cli.model.units import counts_whole
from par_cli.progress.composite import ALL_ORDER, ANY_ORDER
from par_cli.progress.exact import cut, is_terminating
from par_cli.progress.explanation import Explanation
from par_cli.progress.formula import Input, Step
from par_cli.progress.results import Composite, EachReporter, Measured, Reported, Stepwise, TargetResult, TargetStatus
from par_cli.progress.totals import mean_so_far, span_asked
from par_cli.progress.trend import FEWEST_CHANGES
from par_cli.render import comparisons, promises
from par_cli.render import format as form
from par_cli.render.page import SIGN
from par_cli.render.phrases import reported, short
from par_cli.render.printable import printable
from par_cli.render.table.show.subject_page import SubjectPage

_YEAR_MONTHS = 12
PLACES = 4  # decimal places of a computed number in a formula
_LABEL = 22  # columns of a label
_NARROW = 50  # below which labels have no column of their own
_SYMBOL = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_COMMON = frozenset({"v", "T", "U", "b", "e", "r"})
_DIFFERENCES = frozenset({"gap", "margin", "behind", "required", "last_change", "recent"})
_RATIOS = frozenset({"share", "pace"})


class Computation(SubjectPage):
    """The computation of a target, step by step, below its own heading."""

    places = PLACES  # of the numbers of the target that is being shown
    by_change = False  # of the target that is shown

    def show(self, item: Explanation) -> None:
        """Add the heading, which value decides, the wait, the steps and what comes out."""
        result, locale = item.result, self.locale
        self.places = max(PLACES, form.places_of(result, result.basis))
        self.by_change = result.by_change
        self.heading("computation", id=result.entry.id, goal=self._rule(result))
        self._step_line("decides", self._deciding(item))
        self._mean_so_far(result)
        self._next_to_deadline(result)
        self._wait(item)
        self._components(result)
        counted = result.reporters
        unnamed = counted is not None and counted.total > len(result.each)
        if counted is not None and ("partial" in result.flags or (result.entry.target.each and unnamed)):
            self._step_line("", reported(self.found, "reported", counted, locale))
        if result.baseline_of is not None:
            self._step_line("", self.label("milestone_of", id=result.baseline_of))
        if result.deciding is not None and result.other_period_shown:
            self._step_line("", self.label("other_period", value=form.dated(result.deciding, result, locale)))
        if result.basis is not None and result.deciding is None and result.steps:
            self._step_line("", self.label("for_information", period=form.period(result.basis.period, locale)))
        if result.missing_periods:
            self._step_line("", form.missing_periods(result, locale))
        self._legend(item)
        self._steps(result)
        if "trend_disagrees" in result.flags:
            self._step_line("", self.label("disagrees"))
        self._step_line("result", self._outcome_of(result))

    def _rule(self, result: TargetResult) -> str:
        target, locale = result.entry.target, self.locale
        if target.improve == "yearly":
            return self.label("met_when_better")
        if target.progress is not None:
            return self.label("trend_rule", needed=FEWEST_CHANGES)
        if target.outcome is not None:
            return self.label("met_when_reported")
        if result.parts:
            code = "met_when_some_of" if target.count is not None else f"met_when_{target.operator}"
            return self.label(code, needed=target.parts_needed)
        if target.refers_to is not None and result.threshold is None:
            code = "met_when_all" if self._has_counts() else "met_when_document"
            return self.label(code, document=printable(locale.text(target.refers_to.document)))
        return self.label("met_when", rule=self._condition(result))

    def _has_counts(self) -> bool:
        """Return whether the indicator is a percentage of counts, as far as anything of it is known."""
        counted = [item.numerator is not None for item in self.found.observations]
        return self.indicator.unit == "percent" and (any(counted) or not counted)

    def _condition(self, result: TargetResult) -> str:
        target = result.entry.target
        if target.between is not None:
            low, high = target.between
            text = self._between(low, high, target.tolerance)
            return text if self.indicator.better == "none" else form.joined(text, self.label("beyond_too"), by="; ")
        if target.value is not None and (sign := OPERATORS[target.operator].sign):
            return self._than(sign, target.value, target.tolerance, down=OPERATORS[target.operator].side < 0)
        signs = "<>" if target.improve is not None else "≤≥"
        sign = signs[0] if result.direction < 0 else signs[1]
        return f"v {sign} T, {promises.goal(target, self.indicator, self.locale)}"

    def _than(self, sign: str, number: Decimal, tolerance: Decimal | None, *, down: bool) -> str:
        """Return which values meet a number, with a tolerance by how much less is enough: v ≥ T - t = 28%."""
        symbols = f"T = {self._number(number)}"
        if tolerance is None:
            return f"v {sign} T, {symbols}"
        symbols = f"{symbols}, t = {self.locale.number(tolerance)}"
        low, high = self._number(number - tolerance), self._number(number + tolerance)
        if sign == "=":
            return f"{low} = T - t ≤ v ≤ T + t = {high}, {symbols}"
        return f"v {sign} T + t = {high}, {symbols}" if down else f"v {sign} T - t = {low}, {symbols}"

    def _between(self, low: Decimal, high: Decimal, tolerance: Decimal | None) -> str:
        if tolerance is None:
            return f"{self._number(low)} ≤ v ≤ {self._number(high)}"
        symbols = f"a = {self._number(low)}, b = {self._number(high)}, t = {self.locale.number(tolerance)}"
        return f"{self._number(low - tolerance)} = a - t ≤ v ≤ b + t = {self._number(high + tolerance)}, {symbols}"

    def _number(self, number: Decimal) -> str:
        return form.with_unit(self.locale.number(number), self.indicator)

    def _deciding(self, item: Explanation) -> str:
        result, target, locale = item.result, item.result.entry.target, self.locale
        named = "" if target.decided_by is None else form.period(target.decided_by, locale)
        if target.over is not None:
            named = form.period(span_asked(result.entry), locale)
        step = "" if target.step is None else locale.label("step", target.step)
        counted = target.count is not None and item.deciding_rule == "parts"
        rule = locale.label(
            "show" if counted else "deciding_rule",
            "parts_counted" if counted else item.deciding_rule,
            needed=target.parts_needed,
            deadline=locale.day(result.entry.deadline),
            period=named,
            step=step,
            order=self._order(result),
        )
        if item.deciding_rule in {"report", "step_by_step", "each_reporter", "parts", "condition"}:
            return rule
        if result.deciding is None or result.other_period_shown:
            return self.label("not_found", rule=rule)
        return self.label("found", rule=rule, value=form.dated(result.deciding, result, locale))

    def _mean_so_far(self, result: TargetResult) -> None:
        """Add what the years of the span that decides come to, while its own value is not known: it decides nothing."""
        total = mean_so_far(result.entry, self.found.held)
        if result.deciding is not None or total is None or total.item is None or total.exact is None:
            return
        up = self.indicator.better == "lower"
        text, exact = plain_number(total.exact, self.locale, up=up, places=self.places)
        period, sign = form.period(total.item.period, self.locale), "" if exact else "≈ "
        value = f"{sign}{form.with_unit(text, self.indicator)}"
        self._step_line("", self.label("mean_so_far", value=value, period=period))

    def _next_to_deadline(self, result: TargetResult) -> None:
        """Add the last figure of part of the year before a deadline, where its period does not contain the deadline."""
        if result.status not in {"awaiting", "unreported"} or not isinstance(result.detail, Measured):
            return
        deadline, named = result.entry.deadline, result.entry.target.decided_by
        year = add_months(deadline, -_YEAR_MONTHS)
        held = self.found.held
        if held.containing(deadline):
            return
        of_year = held[held.place_after(year) : held.place_after(deadline)]
        near = [item for item in of_year if item.period.end < deadline and item.period.start > year]
        if near and result.deciding is None and named is None and near[-1] is not result.baseline:
            value, day = form.dated(near[-1], result, self.locale), self.locale.day(deadline)
            self._step_line("", self.label("next_to_deadline", value=value, deadline=day))

    def _wait(self, item: Explanation) -> None:
        """Add until when a figure is awaited, where the deadline has passed and none decides."""
        result, wait, locale = item.result, item.wait, self.locale
        if result.status not in {"awaiting", "unreported"} or result.years or result.parts:
            return
        code = "wait_none" if wait.month_day is None else "wait_day"
        text = self.label(
            code if wait.months is None else "wait_months",
            start=locale.day(wait.start),
            until=locale.day(wait.until),
            months=wait.months,
            day="" if wait.month_day is None else locale.month_day(wait.month_day),
        )
        days = (self.found.as_of - wait.until).days
        when = self.label("wait_passed" if days > 0 else "wait_ahead", days=form.in_days(abs(days), locale))
        source = "" if wait.source is None else printable(locale.text(wait.source))
        self._step_line("wait", form.joined(f"{text}: {when}", source, by="; "))

    def _components(self, result: TargetResult) -> None:
        """Add a line for each year, reporter or target that makes up a result."""
        locale = self.locale
        match result.detail:
            case Stepwise(years):
                for year in years:
                    seen = "" if year.observation is None else form.observation(year.observation, result, locale)
                    reason = comparisons.reason(year.reason, result.entry.target, locale)
                    self._status_line(form.period(year.period, locale), year.status, seen, reason)
            case EachReporter(each):
                for one in each:
                    seen = "" if one.observation is None else form.dated(one.observation, result, locale)
                    self._status_line(short(self.found.dataset, one.reporter, locale), one.status, seen)
            case Composite(components):
                for component in components:
                    self._component(component)
            case Measured() | Reported():
                pass
            case _:
                assert_never(result.detail)

    def _status_line(self, label: str, status: TargetStatus, seen: str, reason: str = "") -> None:
        text = form.joined(seen, self.locale.label("target_status", status), reason, by="; ")
        self._labelled(label, f"{SIGN[status]} {text}")

    def _order(self, result: TargetResult) -> str:
        """Return the order of statuses in which those of its components decide that of a composite target."""
        order = ALL_ORDER if result.entry.target.all_of is not None else ANY_ORDER
        return ", ".join(self.locale.label("target_status", status) for status in order)

    def _component(self, item: TargetResult) -> None:
        """Add the status of a component of a composite target, what it asks for and what is known of it."""
        locale, indicator = self.locale, item.entry.indicator
        shown = item.shown_value
        text = form.joined(
            locale.label("target_status", item.status),
            f"{printable(locale.text(indicator.name))} {promises.goal(item.entry.target, indicator, locale)}",
            promises.by_deadline(item.entry, self.locale),
            "" if shown is None else form.dated(shown, item, locale),
            form.overdue_by(item.days_overdue, locale),
            by="; ",
        )
        self._labelled(self.label("part"), f"{SIGN[item.status]} {item.entry.id}: {text}")

    def _legend(self, item: Explanation) -> None:
        """Add what the symbols mean that several steps use."""
        every = (operand for step in item.result.steps for operand in step.inputs)
        inputs = {operand.symbol: operand for operand in every if operand.symbol in _COMMON}
        if inputs:
            self._step_line("", self._meanings(inputs.values()))

    def _meanings(self, inputs: Iterable[Input]) -> str:
        return "; ".join(f"{operand.symbol} {self._meaning(operand)}" for operand in inputs)

    def _meaning(self, operand: Input) -> str:
        locale = self.locale
        text = locale.label(
            "meaning",
            operand.kind,
            period="" if operand.period is None else form.period(operand.period, locale),
            start="" if operand.start is None else locale.day(operand.start),
            end="" if operand.end is None else locale.day(operand.end),
        )
        return text.strip()  # of a part, 1/3, which is of no period

    def _steps(self, result: TargetResult) -> None:
        """Add each step of a target; those that are not computed for one and the same reason are one line."""
        # one with inputs lists them, so it is never put together with others
        for _, group in groupby(result.steps, key=lambda step: step if step.why is None or step.inputs else step.why):
            steps = list(group)
            if steps[0].why is None:
                self._computed(steps[0], result)
            else:
                self._not_computed(steps)

    def _not_computed(self, steps: Sequence[Step]) -> None:
        first, locale = steps[0], self.locale
        assert first.why is not None  # noqa: S101 - that is why they are here
        why = locale.label("why", first.why, needed=FEWEST_CHANGES, changes=max(len(first.inputs) - 1, 0))
        if len(first.inputs) > 1:
            why += f" ({'; '.join(self._changes(first.inputs))})"
        names = ", ".join(locale.label("number", step.name) for step in steps)
        if len(steps) == 1:
            self._labelled(names, self.label("not_computed", why=why))
        else:
            self.page.line("  ", names, ": ", self.label("not_computed", why=why), hang=4)

    def _changes(self, inputs: Sequence[Input]) -> list[str]:
        """Return yearly changes as sums: 16 - 4 = 12 (2024)."""
        found = []
        for before, after in pairwise(inputs):
            new, old = (self._in_formula(number) for number in (after.value, before.value))
            change = plain_number(after.value - before.value, self.locale, up=False, places=self.places)[0]
            period = "" if after.period is None else form.period(after.period, self.locale)
            found.append(f"{new} - {old} = {change} ({period})")
        return found

    def _computed(self, step: Step, result: TargetResult) -> None:
        assert step.formula is not None  # noqa: S101 - it has a result
        assert step.result is not None  # noqa: S101
        text, exact = plain_number(step.result, self.locale, up=step.up, places=self.places)
        shown = self._with_unit(step, text)
        numbers = {operand.symbol: self._in_formula(operand.value) for operand in step.inputs}
        put_in = _SYMBOL.sub(lambda match: numbers.get(match[0], match[0]), step.formula)
        formula, put_in = (_as_typed(text, self.locale) for text in (step.formula, put_in))
        middle = "" if put_in in {text, formula} else f" = {put_in}"
        rest = [item for item in step.inputs if item.symbol not in _COMMON and not item.symbol.startswith("v")]
        note = f"; {self.label('where', inputs=self._meanings(rest))}" if rest else ""
        if step.name == "projected" and shown:
            note += self._projection(result)
        if step.name == "gap":
            note = self._in_whole_things(step, result) + note
        if step.name == "last_change":
            note = self._for_better_or_worse(result) + note
        self._labelled(
            self.locale.label("number", step.name), f"{formula}{middle} {'=' if exact else '≈'} {shown}{note}"
        )

    def _in_whole_things(self, step: Step, result: TargetResult) -> str:
        """Return what a gap with a fraction means of things that are counted whole: one of them too many or too few."""
        whole = counts_whole(self.indicator.unit, self.found.dataset.units)
        if self.by_change or not whole or not step.result or step.result.denominator == 1:
            return ""
        return f": {comparisons.against(result, self.found.dataset, self.locale)}"

    def _projection(self, result: TargetResult) -> str:
        if result.projected_meets is None:
            return ""
        return f": {self.label('projected_meets' if result.projected_meets else 'projected_fails')}"

    def _for_better_or_worse(self, result: TargetResult) -> str:
        found = result.last_change_is
        return "" if found is None else f": {self.locale.label('change', found)}"

    def _in_formula(self, number: Fraction) -> str:
        """Write a number that is put in, with the same digits everywhere."""
        text, _ = plain_number(number, self.locale, up=self.indicator.better == "lower", places=self.places)
        return f"({text})" if number < 0 else text

    def _with_unit(self, step: Step, text: str) -> str:
        if step.name in _RATIOS:
            return text
        if step.name in _DIFFERENCES:
            assert step.result is not None  # noqa: S101 - its digits are the text
            text = comparisons.difference(
                text, step.result, self.indicator, self.found.dataset, self.locale, by_change=self.by_change
            )
            yearly = step.name in {"required", "recent"}
            return self.label("per_year", number=text) if yearly else text
        if self.by_change:
            return f"{form.signed(text, step.result or Fraction(0))}%"
        return form.with_unit(text, self.indicator)

    def _outcome_of(self, result: TargetResult) -> str:
        locale = self.locale
        status = locale.label("target_status", result.status).upper()
        unsaid = None if result.reason in result.flags else result.reason
        reason = comparisons.reason(unsaid, result.entry.target, locale)
        flags = [
            comparisons.trend(result, locale) if flag == "trend_disagrees" else locale.label("flag", flag)
            for flag in result.flags
        ]
        return form.joined(status, reason, *flags, form.overdue_by(result.days_overdue, locale), by="; ")

    def _step_line(self, code: str, text: str) -> None:
        self._labelled(self.label(code) if code else "", text)

    def _labelled(self, label: str, text: str) -> None:
        """Add a text next to its label; on a narrow page below it."""
        if self.page.width < _NARROW:
            self.page.line("  ", f"{label}: " if label else "", text, hang=4)
        else:
            self.page.line("  ", label.ljust(_LABEL - 2), " ", text, hang=_LABEL + 1)


def plain_number(number: Fraction, locale: Locale, *, up: bool, places: int = PLACES) -> tuple[str, bool]:
    """Return a number without separators of thousands, as it goes into a calculator, and whether it is exact."""
    for count in range(places + 1):
        if is_terminating(number, count):
            return locale.plain_number(cut(number, count, up=False)), True
    return locale.plain_number(cut(number, places, up=up)), False


def _as_typed(formula: str, locale: Locale) -> str:
    text = formula.replace("*", "\u00d7").replace(", ", locale.label("form", "arguments"))
    return text.replace("365.25", locale.plain_number(Decimal("365.25")))
