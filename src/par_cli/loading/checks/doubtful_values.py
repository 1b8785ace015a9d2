"""What is doubtful of reported values: each can be used, and may not be what was meant.

A note at a value says why it is so; the rules that it answers take it.  A row of CSV has no other place for a reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.shared import PLURAL, Entries, some
from par_cli.loading.entries import Entry
from par_cli.messages import phrase
from par_cli.model.agencies import members
from par_cli.model.decision import RHYTHM, STEP_MONTHS, Every, Indicator
from par_cli.model.periods import Period
from par_cli.model.reports import Observation

_QUARTER = STEP_MONTHS["quarter"]
_JUMP = 10  # a population that changes by more than a tenth is another one


def values_come_after_their_period(entries: Entries, day: date) -> Iterator[Diagnostic]:
    """A value is published when its period is over; what comes before is an estimate, or one of the days is wrong."""
    for value, origin in entries.values:
        if (value.published or day) >= value.period.end or value.provisional or value.note:
            continue
        hint = phrase(
            "correct the day or the period, or write provisional: true for an estimate, or a note that says why"
        )
        if value.published is None:
            message = phrase("the period is not over: it ends on {end}", end=value.period.end)
            yield origin.problem("PAR620", message, hint, "period", warning=True)
        else:
            message = phrase("published before the period is over, on {end}", end=value.period.end)
            yield origin.problem("PAR620", message, hint, "published", warning=True)


def populations_stay(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """What is ranked, or what a stock is a share of, is the same as before, or a note says why not."""
    keys = {
        indicator.id: "of" if indicator.unit == "rank" else "denominator"
        for indicator, _ in entries.indicators
        if indicator.unit == "rank" or indicator.kind == "level"
    }
    held: dict[tuple[str, str | None], dict[tuple[date, date], Entry[Observation]]] = {}
    for entry in entries.values:
        value = entry.value
        key = keys.get(value.indicator)
        if key is None or getattr(value, key) is None:
            continue
        series = held.setdefault((value.indicator, value.reporter), {})
        period = (value.period.end, value.period.start)
        if period not in series or _published(series[period].value) <= _published(value):
            series[period] = entry
    for (name, _reporter), series in held.items():
        for before, after in pairwise(sorted(series)):
            yield from _same_population(keys[name], series[before], series[after])


def _published(value: Observation) -> date:
    return value.published or date.min


def _same_population(key: str, before: Entry[Observation], after: Entry[Observation]) -> Iterator[Diagnostic]:
    value = after.value
    last, number = getattr(before.value, key), getattr(value, key)
    changed = number != last if key == "of" else abs(number - last) * _JUMP > last
    if not changed or value.note or value.comparable or value.series_break:
        return
    message = phrase(
        "{key} is {number}, and was {last} in {period}",
        key=key,
        number=number,
        last=last,
        period=before.value.period.text,
    )
    hint = phrase("correct it, or add a note that says what has changed")
    related = (before.origin.related(key),)
    yield after.origin.problem("PAR622", message, hint, key, warning=True, related=related)


def periods_fit_the_rhythm(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """A value stands for whole steps of the rhythm in which its indicator is reported."""
    indicators = {
        indicator.id: (indicator, RHYTHM[indicator.reported])
        for indicator, _ in entries.indicators
        if indicator.reported is not None and indicator.kind != "level"  # a stock is observed on any day
    }
    firsts = {1, *(phase.first_month for phase, _ in entries.phases)}
    for value, origin in entries.values:
        indicator, step = indicators.get(value.indicator, (None, None))
        if indicator is None or step is None or value.note or _fits(value.period, indicator, step, firsts):
            continue
        message = phrase(
            "{name} is reported by {steps}, and {period} is not made of whole ones",
            name=indicator.id,
            steps=PLURAL[step],
            period=value.period.text,
        )
        hint = phrase("correct the period, or reported: at the indicator, or add a note that says why")
        yield origin.problem("PAR623", message, hint, "period", warning=True)


def _fits(period: Period, indicator: Indicator, step: Every, firsts: Collection[int]) -> bool:
    """Whether a period is made of whole steps.

    Years may begin in any month, shorter steps where those of the calendar or of a phase do.  What accumulates is
    also told by quarters, from the first day of a year on.
    """
    months = STEP_MONTHS[step]
    begins = {(period.start.month - first) % months for first in firsts}
    if indicator.accumulates and period.start.month in firsts:
        months = min(months, _QUARTER)
    return period.months > 0 and period.months % months == 0 and (step == "year" or 0 in begins)


def values_are_of_something_counted(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """A value is one of an indicator that is judged by numbers."""
    units = {indicator.id: indicator.unit for indicator, _ in entries.indicators}
    for value, origin in entries.values:
        if units.get(value.indicator, "") is None:
            message = phrase("{name} counts nothing, so no number decides anything", name=value.indicator)
            hint = phrase("report under outcomes whether it is done, or give the indicator a unit")
            yield origin.problem("PAR607", message, hint, "indicator", warning=True)


def values_have_a_source(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """A value says where it stands, so that it can be looked up."""
    for value, origin in entries.values:
        if value.source is None and value.url is None and value.line is None:
            message = phrase("the value has no source")
            hint = phrase("add source: and the document that prints it, or url:, or line: of the decision")
            yield origin.problem("PAR624", message, hint, warning=True)


def rivals_are_dated(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """Of two different values of one indicator, reporter and period both say when they were published."""
    undated: dict[tuple[str, str | None, tuple[date, date]], Entry[Observation]] = {}
    for entry in entries.values:
        if entry.value.published is None and not entry.value.note:
            undated.setdefault(_subject(entry.value), entry)
    for entry in entries.values if undated else ():
        other = undated.get(_subject(entry.value))
        if other is None or entry.value.published is None or _says(entry.value) == _says(other.value):
            continue
        message = phrase(
            "{name} {period} has another value, published {day}, and that one holds",
            name=other.value.indicator,
            period=other.value.period.text,
            day=entry.value.published,
        )
        hint = phrase("add published: and its day, or remove it, or add a note that says why it is kept")
        related = (entry.origin.related("period"),)
        yield other.origin.problem("PAR625", message, hint, "period", warning=True, related=related)
        del undated[_subject(entry.value)]


def _subject(value: Observation) -> tuple[str, str | None, tuple[date, date]]:
    return (value.indicator, value.reporter, (value.period.start, value.period.end))


def _says(value: Observation) -> tuple[object, ...]:
    return (value.level, value.bound, value.of, value.change)


def reporters_are_listed(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """Who reports a value is one of those whose values make up the whole, where there is such a list."""
    lists = {indicator.id: indicator.reporters for indicator, _ in entries.indicators if indicator.reporters}
    agencies = {agency.id: agency for agency, _ in entries.agencies}
    of_day: dict[tuple[str, date], tuple[str, ...] | None] = {}

    def listed(name: str, day: date) -> tuple[str, ...] | None:
        if (name, day) not in of_day:
            try:
                of_day[name, day] = members(agencies, lists[name], day)
            except KeyError:  # one of them is not right by itself, and that is said there
                of_day[name, day] = None
        return of_day[name, day]

    for value, origin in entries.values if lists else ():
        name, reporter = value.indicator, value.reporter
        if reporter not in agencies or name not in lists:
            continue
        before, after = listed(name, value.period.start), listed(name, value.period.end)
        if before is None or after is None or reporter in before or reporter in after:
            continue
        message = phrase("{reporter} is none of those who report {name}", reporter=reporter, name=name)
        hint = phrase("name one of them ({names}), or add it to reporters: at the indicator", names=some(after))
        yield origin.problem("PAR626", message, hint, "reporter", warning=True)
