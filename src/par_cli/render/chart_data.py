"""What the charts in text and as SVG have in common: which targets they draw, at which numbers, and round steps."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from par_cli.model.periods import Period
from par_cli.model.reports import Observation
from par_cli.progress.exact import Line
from par_cli.progress.formula import Step
from par_cli.progress.results import TargetResult
from par_cli.progress.totals import is_mean


def charted(targets: Sequence[TargetResult]) -> tuple[Sequence[TargetResult], bool]:
    """Return the targets that the chart of an indicator draws, and whether its values are sums over a span.

    A target for a sum over a span has its own path, on which single values do not lie: it is drawn only where it is
    the one target, with what the values had come to by the end of each period.
    """
    single = [item for item in targets if item.entry.target.over is None or is_mean(item.entry)]
    return (targets, True) if len(targets) == 1 and not single else (single, False)


def sums_so_far(steps: Iterable[Step]) -> Iterator[tuple[Period, Fraction, Fraction]]:
    """Yield what the values of a span had come to by the end of each of their periods, and the last value of these."""
    total = Fraction(0)
    for number in (number for step in steps if step.name == "value" for number in step.inputs):
        if number.period is not None:
            total += number.value
            yield number.period, total, number.value


def level_of(item: Observation, *, by_change: bool) -> Fraction | None:
    """Return the number at which a value is drawn; with ``by_change`` the change where that is all that is known."""
    if item.level is None and by_change and item.change is not None:
        return Fraction(item.change)
    return item.level


def longest_line(targets: Iterable[TargetResult]) -> Line | None:
    """Return the path that leads furthest."""
    lines = [item.line for item in targets if item.line is not None]
    return max(lines, key=lambda line: line.end, default=None)


def goal_ends(item: TargetResult) -> tuple[Fraction, ...]:
    """Return the numbers at which a chart draws a target: both ends of a range, one, or none where it is not known."""
    threshold = () if item.threshold is None else (item.threshold,)
    return tuple(map(Fraction, item.entry.target.between or threshold))


def round_step(least: Fraction) -> Fraction:
    """Return the smallest round step (1, 2 or 5 times a power of ten) that is at least as large."""
    power = Fraction(1)
    while power > least:
        power /= 10
    while power * 10 <= least:
        power *= 10
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)
