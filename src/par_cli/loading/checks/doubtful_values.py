"""Doubtful reported values: each can be used, but may not be what was meant.

A note at a value says why it is so; the rules that it answers take it.  A row of CSV has no other place for a reason.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import compress, groupby, pairwise
from operator import truediv

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import PLURAL, Entries, some
from par_cli.messages import Message, phrase
from par_cli.model.columns import proportional, unpacked
from par_cli.model.decision import RHYTHM, STEP_MONTHS, Every, Indicator
from par_cli.model.observations import Observations
from par_cli.model.periods import Period, months_between
from par_cli.model.reports import Observation

_QUARTER = STEP_MONTHS["quarter"]
_YEARS = re.compile("[0-9]{4}/[0-9]{4}").fullmatch  # a span that is not written by its months
_JUMP = 10  # a stock whose population changes by more than a tenth is another one, a share if it does so tenfold


def values_come_after_their_period(entries: Entries, day: date) -> Iterator[Diagnostic]:
    """A value is published when its period is over; what comes before is an estimate, or one of the days is wrong."""
    early = entries.values.where(("period", "published"), lambda period, published: (published or day) < period.end)
    for value, origin in early:
        if value.provisional or value.remark:
            continue
        key, message = "period", phrase("the period is not over: it ends on {end}", end=value.period.end)
        if value.published is not None:
            key, message = "published", phrase("published before the period is over, on {end}", end=value.period.end)
        hint = phrase(
            "correct the day or the period, or write provisional: true for an estimate, or a note that says why"
        )
        yield origin.problem("PAR620", message, hint, key)


def populations_stay(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """What is ranked, or what a stock is a share of, is the same as before, or a note says why not."""
    for indicator, _origin in entries.indicators:
        key = "of" if indicator.unit == "rank" else "denominator"
        if indicator.unit not in {"rank", "percent"} and indicator.kind != "level":
            continue
        for before, after in _other_populations(entries.values.observations, indicator, key):
            earlier, place = entries.values.entry(before)
            value, origin = entries.values.entry(after)
            if value.remark or value.comparable or value.series_break:
                continue
            message = phrase(
                "{key} is {number}, and was {last} in {period}",
                key=key,
                number=getattr(value, key),
                last=getattr(earlier, key),
                period=earlier.period.text,
            )
            hint = phrase("correct it, or add a note that says what has changed")
            yield origin.problem("PAR622", message, hint, key, related=(place.related(key),))


def _other_populations(observations: Observations, indicator: Indicator, key: str) -> Iterator[tuple[int, int]]:
    """Yield the rows of one indicator, and those before them by the same reporter, between which a number changed.

    Of two that were published of one period the later one counts.  What is a share of something counted within a
    period is compared with periods of the same length.
    """
    rows = observations.rows(indicator.id)
    is_share = key == "denominator" and indicator.kind != "level"
    if is_share and not _populations_differ(observations, indicator):
        return
    numbers, reporters = observations.cells(key), observations.cells("reporter")
    last: dict[tuple[int, int], int] = {}  # by reporter and length
    for (start, end), found in observations.by_span(rows):
        months = (end - start).days // 28 if is_share else 0
        now = {(reporters[row], months): row for row in found if numbers[row]}
        for kind, row in now.items():
            before = last.get(kind)
            if before is None or numbers[before] == numbers[row]:
                continue
            last_number, number = unpacked(numbers[before]), unpacked(numbers[row])
            # Of a stock the population may change a little, of a share much; of a ranking, it is those ranked.
            if key == "of":
                other = number != last_number
            elif is_share:
                other = 0 < _JUMP * min(number, last_number) <= max(number, last_number)
            else:
                other = abs(number - last_number) * _JUMP > last_number
            if other:
                yield before, row
        last.update(now)


def _populations_differ(observations: Observations, indicator: Indicator) -> bool:
    """Return whether any denominator may be many times another one of the same reporter.

    Each is compared with the first one of its reporter, and only about.
    """
    rows = observations.stored(indicator.id)
    cells, decimals = observations.cells_in("denominator", rows), observations.have_decimals(("denominator",))
    wholes = proportional(cells, decimals=decimals)
    known = list(filter(None, wholes))
    first: dict[int, float] = {}
    firsts = map(first.setdefault, compress(observations.cells_in("reporter", rows), wholes), known)
    ratios = list(map(truediv, known, firsts))
    return bool(ratios) and max(ratios) > (_JUMP - 1) * min(ratios)


def periods_fit_the_rhythm(entries: Entries, _: date) -> Iterator[Diagnostic]:
    indicators = {
        indicator.id: (indicator, RHYTHM[indicator.reported])
        for indicator, _ in entries.indicators
        if indicator.reported is not None and indicator.kind != "level"  # a stock is observed on any day
    }
    firsts = {1, *(phase.first_month for phase, _ in entries.phases)}

    def off_beat(name: str, period: Period) -> bool:
        return name in indicators and not _fits(period, *indicators[name], firsts)

    for value, origin in entries.values.where_of_indicators("period", off_beat):
        indicator, step = indicators[value.indicator]
        if value.remark:
            continue
        message = phrase(
            "{name} is reported by {steps}, and {period} is not made of whole ones",
            name=indicator.id,
            steps=PLURAL[step],
            period=value.period.text,
        )
        rhythm = next((word for word, every in RHYTHM.items() if _fits(value.period, indicator, every, firsts)), None)
        hint = phrase("correct the period, or remove reported: from the indicator, or add a note here that says why")
        if rhythm is not None and _follow_each_other(entries.values.periods(indicator.id), value.period.months):
            hint = phrase(
                "correct the period, or write reported: {rhythm} at the indicator, or add a note here that says why",
                rhythm=rhythm,
            )
        yield origin.problem("PAR623", message, hint, "period")


def _follow_each_other(periods: Collection[Period], months: int) -> bool:
    """Return whether some periods of a length come right after one another, so that they have a rhythm of their own."""
    of_length = sorted((period for period in periods if period.months == months), key=lambda period: period.start)
    return any(one.precedes(other) for one, other in pairwise(of_length))


def spans_do_not_overlap(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """No two spans of more than a year overlap in part, unless they are those of a moving mean.

    They are then most likely years of another kind, or one of them is wrong.
    """
    values = entries.values
    observations = values.observations
    periods: Sequence[Period | None] = observations.distinct("period")
    spans = {cell: period for cell, period in enumerate(periods) if period is not None and period.is_span}
    if not any(_overlapping(spans)):
        return
    for indicator, _origin in entries.indicators:
        for row, span, other in _overlapping_rows(observations, indicator, spans):
            value, origin = values.entry(row)
            if not value.remark and not _is_moving_mean(other, span):
                yield origin.problem("PAR414", *_overlap(span, other), "period")
                break


def years_in_a_row_are_whole_years(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """No single ``2024/2025`` among the values of an indicator, which is mostly one financial or school year.

    Where there are several that do not overlap, something is reported every two years.
    """
    observations = entries.values.observations
    periods: Sequence[Period | None] = observations.distinct("period")
    pairs = {cell for cell, period in enumerate(periods) if period is not None and _names_two_years(period)}
    if not pairs:
        return
    for indicator, _origin in entries.indicators:
        rows = observations.rows(indicator.id)
        found: dict[int, dict[int, int]] = {}
        for row, cell, reporter in zip(
            rows, *(observations.cells_in(name, rows) for name in ("period", "reporter")), strict=True
        ):
            if cell in pairs:
                found.setdefault(reporter, {}).setdefault(cell, row)
        for row in (row for first in found.values() if len(first) == 1 for row in first.values()):
            value, origin = entries.values.entry(row)
            if not value.remark:
                yield origin.problem("PAR640", *_two_whole_years(value.period), "period")


def _names_two_years(period: Period) -> bool:
    return _YEARS(period.text) is not None and period.months == 2 * STEP_MONTHS["year"]


def _two_whole_years(period: Period) -> tuple[Message, Message]:
    first, last = period.start.year, period.end.year
    message = phrase("{period} is read as the mean of two whole years", period=period.text)
    hint = phrase(
        "write a financial or school year by its months, like {months}; write {whole} if two years are meant, or add a "
        "note that says so",
        months=f"{first}-07/{last}-06",
        whole=f"{first}-01/{last}-12",
    )
    return message, hint


def _is_moving_mean(before: Period, after: Period) -> bool:
    """Return whether two spans are as long, and have more than a year in common."""
    year = STEP_MONTHS["year"]
    return before.months == after.months and months_between(after.start, before.end) > year


def _overlapping_rows(
    observations: Observations, indicator: Indicator, spans: Mapping[int, Period]
) -> Iterator[tuple[int, Period, Period]]:
    """Yield the rows whose span begins within that of another one of the same reporter and ends after it."""
    rows = observations.rows(indicator.id)
    columns = (observations.cells_in(name, rows) for name in ("period", "reporter"))
    by_reporter: dict[int, dict[int, int]] = {}
    for row, cell, reporter in zip(rows, *columns, strict=True):
        if cell in spans:
            by_reporter.setdefault(reporter, {}).setdefault(cell, row)
    for first in by_reporter.values():
        for cell, other in _overlapping({cell: spans[cell] for cell in first}):
            yield first[cell], spans[cell], spans[other]


def _overlapping(periods: Mapping[int, Period]) -> Iterator[tuple[int, int]]:
    """Yield each period that begins within one of those before it and ends after it, with that one."""
    around: list[int] = []  # each within the one before
    for cell in sorted(periods, key=lambda cell: (periods[cell].start, -periods[cell].end.toordinal())):
        period = periods[cell]
        while around and periods[around[-1]].end < period.start:
            around.pop()
        if around and periods[around[-1]].end < period.end:
            yield cell, around[-1]
        around.append(cell)


def _overlap(period: Period, other: Period) -> tuple[Message, Message]:
    """Return message and hint for a period that overlaps an earlier one in part."""
    first, last = period.start.year, period.end.year
    if _YEARS(period.text) and _YEARS(other.text) and first == other.end.year:
        message = phrase(
            "{period} begins in the last year of {other}, and each is read as the mean of whole years",
            period=period.text,
            other=other.text,
        )
        hint = phrase(
            "write a financial or school year by its months, like {months}, or add a note that says why",
            months=f"{first}-07/{last}-06",
        )
        return message, hint
    message = phrase("{period} begins within {other} and ends after it", period=period.text, other=other.text)
    return message, phrase("correct one of the two, or add a note that says why they overlap")


def _fits(period: Period, indicator: Indicator, step: Every, firsts: Collection[int]) -> bool:
    """Return whether a period is made of whole steps.

    Years may begin in any month, shorter steps where those of the calendar or of a phase do.  What accumulates is
    also told by quarters, from the first day of a year on.
    """
    months = STEP_MONTHS[step]
    begins = {(period.start.month - first) % months for first in firsts}
    if indicator.accumulates and period.start.month in firsts:
        months = min(months, _QUARTER)
    return period.months > 0 and period.months % months == 0 and (step == "year" or 0 in begins)


def values_are_of_something_counted(entries: Entries, _: date) -> Iterator[Diagnostic]:
    units = {indicator.id: indicator.unit for indicator, _ in entries.indicators}
    for value, origin in entries.values.where(("indicator",), lambda name: units.get(name, "") is None):
        message = phrase("{name} has no unit, so a number cannot decide it", name=value.indicator)
        hint = phrase("report under outcomes whether it is done, or give the indicator a unit")
        yield origin.problem("PAR607", message, hint, "indicator")


def values_have_a_source(entries: Entries, _: date) -> Iterator[Diagnostic]:
    for values in entries.values.kinds:
        urls, lines = values.observations.cells("url"), values.observations.cells("line")
        for row in values.rows_where(("source",), lambda source: source is None):
            if not urls[row] and not lines[row]:
                message = phrase("the value has no source")
                hint = phrase("add source: and the document that prints it, or url:, or line: of the decision")
                yield values.origin(row).problem("PAR624", message, hint)


def rivals_are_dated(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """Of two different values of one indicator, reporter and period both say when they were published."""
    values = entries.values
    days = values.observations.cells("published")
    for undated, others in _rivals(values.observations):
        value, origin = values.entry(undated)
        if value.remark:
            continue
        dated = (values.entry(row) for row in others if days[row])
        other = next((entry for entry in dated if _figure(entry.value) != _figure(value)), None)
        if other is None:
            continue
        rival, place = other
        message = phrase(
            "{name} {period} has another value, published {day}, and that one holds",
            name=value.indicator,
            period=value.period.text,
            day=rival.published,
        )
        hint = phrase("add published: and its day, or remove it, or add a note that says why it is kept")
        yield origin.problem("PAR625", message, hint, "period", related=(place.related("period"),))


def _rivals(observations: Observations) -> Iterator[tuple[int, list[int]]]:
    """Yield each row without a day of publication that is not alone with its indicator, reporter and period."""
    days, reporters = observations.cells("published"), observations.cells("reporter")
    if 0 not in days:
        return
    for indicator in observations:
        for _, rows in observations.by_span(observations.rows(indicator)):
            for _, group in groupby(rows, key=reporters.__getitem__):
                first, *others = group  # what is undated comes first
                if others and not days[first]:
                    yield first, others


def _figure(value: Observation) -> tuple[object, ...]:
    return (value.level, value.bound, value.of, value.change)


def reporters_are_listed(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """Who reports a value is one of those whose values make up the whole, where there is such a list."""
    lists = {indicator.id: indicator.reporters for indicator, _ in entries.indicators if indicator.reporters}
    if not lists:
        return
    agencies = entries.reporters()

    def listed(names: tuple[str, ...], period: Period) -> Collection[str] | None:
        """Return who is on a list as a period begins or ends; None where an agency is not right by itself."""
        try:
            return {*agencies.members(names, period.start), *agencies.members(names, period.end)}
        except KeyError:
            return None

    periods = entries.values.observations.distinct("period")[1:]
    always = {
        names: set(agencies).intersection(
            *(found for period in periods if (found := listed(names, period)) is not None)
        )
        for names in set(lists.values())
    }

    reported = agencies.keys() & entries.values.observations.distinct("reporter")
    if all(reported <= names for names in always.values()):
        return

    def may_be_unlisted(name: str, reporter: str | None) -> bool:
        return name in lists and reporter in reported and reporter not in always[lists[name]]

    for value, origin in entries.values.where_of_indicators("reporter", may_be_unlisted):
        name, reporter = value.indicator, value.reporter
        those = listed(lists[name], value.period)
        if those is None or reporter in those:
            continue
        after = agencies.members(lists[name], value.period.end)
        message = phrase("{reporter} is not one of the reporters of {name}", reporter=reporter, name=name)
        hint = phrase("add it to members: of the group that reports, or to reporters: at the indicator")
        if reporter in lists[name]:
            message = phrase(
                "{agency} is a group, and the figure names none of those who report {name}", agency=reporter, name=name
            )
            hint = phrase(
                "name the member whose figure it is, and declare the members of {agency} in agencies.yaml; name no "
                "reporter if the figure is that of the whole",
                agency=reporter,
            )
            if after:
                hint = phrase("name the member whose figure it is: {names}", names=some(after))
        elif after:
            hint = phrase("name one of them ({names}), or add it to reporters: at the indicator", names=some(after))
        yield origin.problem("PAR626", message, hint, "reporter")
