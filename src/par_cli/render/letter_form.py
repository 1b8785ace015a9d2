"""The form that goes with a letter: a line for each thing that the letter names, for the agency to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from par_cli.locales import Locale
from par_cli.model.dataset import DatedTarget
from par_cli.model.periods import Period, stretch
from par_cli.progress.letters import Letter
from par_cli.progress.results import TargetResult
from par_cli.render.form_rows import FormRow, FormRows, typed
from par_cli.render.form_sheets import SHEETS, FormSheet, SheetName, sheet_of

_YEAR: Final = 12  # months


def letter_sheets(letter: Letter, locale: Locale) -> tuple[FormSheet, ...]:
    """Return the sheets of the form of a letter, without those that would be empty.

    It asks for the figures, tasks and outcomes of the letter, each figure for the period that its target is judged by.
    """
    targets = [part for item in letter.targets for part in _simple(item)]
    figures = {
        (part.entry.indicator.id, period): part.entry
        for part in targets
        if part.entry.target.outcome is None
        for period in _periods(part)
    }
    outcomes = [part.entry for part in targets if part.entry.target.outcome is not None]
    rows: dict[SheetName, Sequence[FormRow]] = {
        "figures": [row for (_, period), entry in figures.items() for row in _figures(letter, entry, period, locale)],
        "tasks": [*_tasks(letter, locale)],
        "outcomes": [_rows(letter, _year(entry), locale).outcome(entry) for entry in outcomes],
    }
    periods = [*dict.fromkeys(typed(period, locale) for _, period in figures)]
    return tuple(sheet_of(name, rows[name], periods, locale) for name in SHEETS if rows[name])


def _simple(target: TargetResult) -> Iterator[TargetResult]:
    """Yield the targets without a figure that one is made up of; itself where it is not."""
    if not target.parts:
        yield target
    for part in target.parts:
        if part.overdue:
            yield from _simple(part)


def _periods(target: TargetResult) -> Sequence[Period]:
    """Return the periods whose figures a target waits for."""
    late = tuple(year.period for year in target.years if year.due_passed and year.status == "unreported")
    return late or target.missing_periods or (_year(target.entry),)


def _year(entry: DatedTarget) -> Period:
    return entry.target.decided_by or stretch(entry.year_start, _YEAR)


def _rows(letter: Letter, period: Period, locale: Locale) -> FormRows:
    return FormRows(letter.found.dataset, period, letter.found.as_of, letter.agency, locale)


def _figures(letter: Letter, entry: DatedTarget, period: Period, locale: Locale) -> Iterator[FormRow]:
    """Yield a line for each who has not reported; one for the whole where nobody in particular is missing."""
    rows = _rows(letter, period, locale)
    for reporter in [*rows.missing_reporters(entry.indicator)] or [None]:
        yield rows.figure(entry.indicator, reporter)


def _tasks(letter: Letter, locale: Locale) -> Iterator[FormRow]:
    """Yield a line for each occurrence, and of several who lead it for each for whom the agency answers."""
    rows = _rows(letter, stretch(letter.found.as_of.replace(month=1, day=1), _YEAR), locale)
    for item in (*letter.overdue, *letter.soon):
        waiting = rows.reporting(item.occurrence)
        for reporter in [name for name in waiting if rows.speaks_for(name)] or waiting:
            yield rows.task(item.task, item.occurrence, reporter)
