"""A small chart in text: the values of a series over time, with its targets, path, breaks and populations.

A value is at the end of its period, on the row nearest to it that lies on the same side of every target, so that
what is short of a target never looks as if it had reached it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from par_cli.progress.exact import Line

ROWS = 8  # about that many, with one more for each target between two of them
MARK, PATH, GOAL, BREAK = "o", "·", "╌", "┊"
_YEAR = 4  # columns of a year's label
FEWEST_YEARS = 2  # below which the axis names the periods


class Point(NamedTuple):
    """A value to be drawn: the end of its period, its number, how both are written, and the number ranked."""

    day: date
    number: Fraction
    label: str
    when: str
    of: str


class Goal(NamedTuple):
    """A target to be drawn up to its deadline: the number, and how it is written."""

    deadline: date
    number: Fraction
    label: str


class Chart(NamedTuple):
    """What a chart shows; ``best_on_top`` turns the scale round, for ranks."""

    points: Sequence[Point]
    goals: Sequence[Goal]
    line: Line | None
    breaks: Sequence[date]
    best_on_top: bool
    of: str  # the word before the numbers ranked


def drawn(chart: Chart, width: int, tick: Callable[[Fraction], str]) -> list[str]:
    """Return the lines of the chart within a width in columns; none where there is no value to draw.

    ``tick`` writes a number of the scale.
    """
    if not chart.points:
        return []
    goals = sorted(chart.goals)
    rows = _rows(chart, goals)
    ticks = [tick(row) for row in rows]
    left = max(len(text) for text in ticks)
    right = max((len(goal.label) for goal in goals), default=0) + 1
    canvas = _Canvas(chart, rows, max(width - left - right - 3, 8))
    for start, goal in zip([None, *(goal.deadline for goal in goals)], goals, strict=False):
        canvas.goal(goal, start)
    canvas.path(chart.line)
    canvas.series_breaks(chart.breaks)
    for point in chart.points:
        canvas.point(point)
    labels: dict[Fraction, dict[str, None]] = {row: {} for row in rows}
    for goal in goals:
        labels[goal.number][goal.label] = None
    found = []
    for row, text, cells in zip(rows, ticks, canvas.cells, strict=True):
        label = ", ".join(labels[row])
        edge = "┼" if label else "┤"
        found.append(f"{text.rjust(left)} {edge}{''.join(cells)} {label}".rstrip())
    found.append(f"{' ' * left} └{canvas.axis()}")
    if populations := canvas.populations():
        found.append(f"{chart.of.rjust(left + 1)} {populations}".rstrip())
    return found


def _rows(chart: Chart, goals: Sequence[Goal]) -> list[Fraction]:
    """Return the number of each row, from the top: even ticks, and every target."""
    on_path = () if chart.line is None else (value for _, value in chart.line.points)
    numbers = [*(point.number for point in chart.points), *(goal.number for goal in goals), *on_path]
    low, high = min(numbers), max(numbers)
    step = _step((high - low) / (ROWS - 1)) if high > low else Fraction(1)
    first, last = low // step, -((-high) // step)
    ticks = {step * number for number in range(int(first), int(last) + 1)} | {goal.number for goal in goals}
    if chart.best_on_top:
        ticks = {max(tick, Fraction(1)) for tick in ticks}  # there is no rank 0
    return sorted(ticks, reverse=not chart.best_on_top)


def _step(least: Fraction) -> Fraction:
    """Return the smallest round step (1, 2 or 5 times a power of ten) that is at least as large."""
    power = Fraction(1)
    while power > least:
        power /= 10
    while power * 10 <= least:
        power *= 10
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)


class _Canvas:
    """The cells between the scale and the labels of targets."""

    def __init__(self, chart: Chart, rows: Sequence[Fraction], width: int) -> None:
        self.chart = chart
        self.rows = rows
        self.width = width
        self.cells = [[" "] * width for _ in rows]
        self.taken: set[tuple[int, int]] = set()
        self.written: set[tuple[int, int]] = set()  # with a part of a number, which no mark may touch
        on_path = () if chart.line is None else (day for day, _ in chart.line.points)
        days = [*(point.day for point in chart.points), *(goal.deadline for goal in chart.goals), *on_path]
        self.first, self.last = min(days), max(days)
        self.numbers = sorted({goal.number for goal in chart.goals})
        self.ascending = sorted(rows)
        self.place = {row: index for index, row in enumerate(rows)}

    def column(self, day: date) -> int:
        """Return the column of a day, with room for a year's label at both ends."""
        inner = self.width - 1 - _YEAR
        if self.last == self.first:
            return _YEAR // 2
        share = Fraction((day - self.first).days, (self.last - self.first).days)
        return _YEAR // 2 + int(share * inner)

    def row(self, number: Fraction) -> int:
        """Return the row nearest to a number among those on the same side of every target."""
        if number in self.place:
            return self.place[number]
        above = bisect_right(self.numbers, number)
        rows = self.ascending
        first = bisect_right(rows, self.numbers[above - 1]) if above else 0
        end = bisect_left(rows, self.numbers[above]) if above < len(self.numbers) else len(rows)
        if first == end:  # there is no row between two targets
            first, end = 0, len(rows)
        near = bisect_left(rows, number, first, end)
        fitting = [self.place[row] for row in rows[max(near - 1, first) : min(near + 1, end)]]
        return min(fitting, key=lambda index: (abs(self.rows[index] - number), index))

    def goal(self, goal: Goal, start: date | None) -> None:
        """Draw a target from the one before it (else from the left) to its deadline."""
        begin = 0 if start is None else self.column(start) + 1
        cells = self.cells[self.place[goal.number]]
        for column in range(begin, self.column(goal.deadline) + 1):
            cells[column] = GOAL

    def path(self, line: Line | None) -> None:
        """Draw the path, one dot a column."""
        if line is None:
            return
        start, end = line.points[0][0], line.points[-1][0]
        days = (self.last - self.first).days
        for column in range(self.column(start), self.column(end) + 1):
            share = Fraction(column - _YEAR // 2, max(self.width - 1 - _YEAR, 1))
            day = date.fromordinal(self.first.toordinal() + int(share * days))
            if start <= day <= end:
                self.cells[self.row(line.at(day))][column] = PATH

    def series_breaks(self, days: Sequence[date]) -> None:
        """Draw each break between the value before it and the first one after it."""
        values = sorted({point.day for point in self.chart.points})
        before = ((day, bisect_left(values, day)) for day in days)
        columns = {(self.column(values[place - 1]) + self.column(day) + 1) // 2 for day, place in before if place}
        for cells in self.cells:
            for column in columns:
                cells[column] = BREAK

    def point(self, point: Point) -> None:
        """Write a value; where there is another already, only a mark, and none where it would touch a number."""
        row, middle = self.row(point.number), self.column(point.day)
        start = min(max(middle - len(point.label) // 2, 0), self.width - len(point.label))
        columns = range(start, start + len(point.label))
        wanted = range(start - 1, start + len(point.label) + 1)
        if any((row, column) in self.taken for column in wanted):
            if not any((row, column) in self.written for column in range(middle - 1, middle + 2)):
                self.cells[row][middle] = MARK
                self.taken.add((row, middle))
            return
        for column, char in zip(columns, point.label, strict=True):
            self.cells[row][column] = char
            self.taken.add((row, column))
            self.written.add((row, column))

    def axis(self) -> str:
        """Return the years, each below the end of it (the periods, where the years are too few), as there is room."""
        years = [date(year, 12, 31) for year in range(self.first.year, self.last.year + 1)]
        inside = [(day, str(day.year)) for day in years if self.first <= day <= self.last]
        if len(inside) < FEWEST_YEARS:
            inside = [(point.day, point.when) for point in self.chart.points]
        with_value = {point.day for point in self.chart.points}
        cells = ["─"] * self.width
        taken: set[int] = set()
        for day, label in sorted(inside, key=lambda item: (item[0] not in with_value, item[0])):
            start = max(self.column(day) - len(label) // 2, 0)
            if start + len(label) <= self.width and taken.isdisjoint(range(start - 1, start + len(label) + 1)):
                cells[start : start + len(label)] = label
                taken.update(range(start, start + len(label)))
        return "".join(cells)

    def populations(self) -> str:
        """Return the numbers ranked below the values, where they change."""
        given = [(self.column(point.day), point.of) for point in self.chart.points if point.of]
        if len({of for _, of in given}) < 2:  # noqa: PLR2004 - nothing changes
            return ""
        cells = [" "] * self.width
        before = ""
        for column, of in sorted(dict(given).items()):  # one number a column
            if of != before:
                start = min(max(column - len(of) // 2, 0), self.width - len(of))
                cells[start : start + len(of)] = of
            before = of
        return "".join(cells)
