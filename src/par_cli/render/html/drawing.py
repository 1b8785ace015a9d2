"""What a chart of an indicator shows: its values, its targets, the path, and where the series breaks."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal, NamedTuple

from par_cli.locales import Locale
from par_cli.model.decision import Indicator
from par_cli.model.operators import OPERATORS
from par_cli.model.reports import Observation
from par_cli.progress.results import TargetResult
from par_cli.progress.series import Series, breaks_between, population_changed
from par_cli.render import format as form
from par_cli.render import promises
from par_cli.render.chart_data import charted, goal_ends, level_of, longest_line, sums_so_far

MOST_CORNERS = 100
"""How many corners of a path are drawn: an indicator may have thousands of targets."""

Bound = Literal["above", "below"]


class Mark(NamedTuple):
    """A value at the end of its period, written in full, and as short as it may be next to others.

    ``bound`` says on which side of the number it lies where only that is known.  ``follows`` is whether a line leads
    to it from the value before: not over a break of the series, nor where the number of units ranked changes, nor to
    or from a mere bound.
    """

    day: date
    number: Fraction
    text: str
    short: str
    when: str
    provisional: bool
    bound: Bound | None
    follows: bool


class Aim(NamedTuple):
    """A target: its number (both ends of a range) from the day of its baseline to its deadline, and its label."""

    start: date | None
    deadline: date
    numbers: Sequence[Fraction]
    text: str


class Drawing(NamedTuple):
    """All that a chart shows; ``best_on_top`` turns the scale round, for ranks."""

    marks: Sequence[Mark]
    aims: Sequence[Aim]
    path: Sequence[tuple[date, Fraction]]
    breaks: Sequence[tuple[date, date]]
    as_of: date
    best_on_top: bool
    percent: bool


def drawing(
    indicator: Indicator, series: Series, targets: Sequence[TargetResult], as_of: date, locale: Locale
) -> Drawing:
    """Return what the chart of an indicator shows next to some of its targets."""
    drawn, of_sums = charted(targets)
    marks = _sums_so_far(drawn[0], indicator, locale) if of_sums else _marks(indicator, series, drawn, locale)
    line = longest_line(drawn)
    path = () if line is None else tuple(point for point, _ in zip(line.in_turn(), range(MOST_CORNERS), strict=False))
    return Drawing(
        marks=list(marks),
        aims=[aim for item in drawn if (aim := _aim(item, locale)) is not None],
        path=path,
        breaks=[(before.period.end, after.period.end) for before, after in pairwise(series) if after.series_break],
        as_of=as_of,
        best_on_top=indicator.unit == "rank" and indicator.better == "lower",
        percent=indicator.unit == "percent" or any(item.by_change for item in drawn),
    )


def _marks(indicator: Indicator, series: Series, targets: Sequence[TargetResult], locale: Locale) -> Iterator[Mark]:
    by_change = any(item.by_change for item in targets)
    before: Observation | None = None
    for item in series:
        number = level_of(item, by_change=by_change)
        if number is None:
            continue
        follows = before is not None and not (
            item.bound or before.bound or population_changed(before, item)
            or breaks_between(series, before.period.end, item.period.end)
        )  # fmt: skip
        up = indicator.better == "lower"
        same = before is not None and before.of == item.of
        yield Mark(
            day=item.period.end,
            number=number,
            text=form.observed(item, indicator, locale, up=up),
            short=form.observed(item.model_copy(update={"of": None}) if same else item, indicator, locale, up=up),
            when=form.period(item.period, locale),
            provisional=item.provisional,
            bound=None if item.bound is None else ("above" if OPERATORS[item.bound].side > 0 else "below"),
            follows=follows,
        )
        before = item


def _sums_so_far(item: TargetResult, indicator: Indicator, locale: Locale) -> Iterator[Mark]:
    """Yield what the values of a span had come to at the end of each of their periods."""
    for period, total, added in sums_so_far(item.steps):
        text = form.computed(total, locale, up=indicator.better == "lower")
        when = form.period(period, locale)
        yield Mark(period.end, total, text, text, when, provisional=False, bound=None, follows=total != added)


def _aim(item: TargetResult, locale: Locale) -> Aim | None:
    """Return the target as it is drawn; None where no number is known to compare with."""
    numbers = goal_ends(item)
    if not numbers:
        return None
    start = None if item.baseline is None else item.baseline.period.end
    return Aim(start, item.entry.deadline, numbers, aim_text(item, locale))


def aim_text(item: TargetResult, locale: Locale) -> str:
    """Return the label of a target in a chart: ≤ 10 (2025), with the number that values are compared with."""
    target, indicator = item.entry.target, item.entry.indicator
    deadline = form.deadline(item.entry.deadline, locale)
    row = OPERATORS[target.operator]
    if row.sign and target.value is not None:
        number = form.with_unit(locale.number(target.value), indicator)
        return f"{row.sign} {number} ({deadline})"
    if target.between is not None or item.threshold is None:
        return f"{promises.goal(target, indicator, locale, short=True)} ({deadline})"
    up = item.direction >= 0  # toward the harder side
    number = form.computed(item.threshold, locale, up=up, places=form.places_of(item))
    sign = {1: "≥", -1: "≤"}.get(item.direction, "=")
    return f"{sign} {number}{'%' if item.by_change or indicator.unit == 'percent' else ''} ({deadline})"
