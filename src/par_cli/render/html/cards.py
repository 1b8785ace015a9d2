"""A card for each indicator: its targets in words, the chart of its values, and the same values as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from par_cli.locales import Locale
from par_cli.model.decision import Indicator
from par_cli.model.reports import Observation
from par_cli.progress.exact import MACHINE_PLACES
from par_cli.progress.members import Known, known_of
from par_cli.progress.results import Status, TargetResult
from par_cli.render import comparisons, promises
from par_cli.render import format as form
from par_cli.render.html.drawing import Drawing, drawing
from par_cli.render.html.html_page import TableGroup, TableRow, table
from par_cli.render.html.html_rows import badge, filtered, small
from par_cli.render.html.markup import Markup, escaped, joined, tag
from par_cli.render.html.svg_chart import ChartWords, chart
from par_cli.render.phrases import agencies
from par_cli.render.printable import printable

MOST_VALUES = 24
"""How many values the table of a card has: the newest ones."""


def cards(found: Status, locale: Locale) -> Iterator[Markup]:
    """Yield the cards of all indicators that have a target among those asked for: first of those with a chart."""
    by_indicator: dict[str, list[TargetResult]] = {}
    for item in found.targets:
        by_indicator.setdefault(item.entry.indicator.id, []).append(item)
    drawn: dict[bool, list[Markup]] = {True: [], False: []}
    for targets in by_indicator.values():
        indicator = targets[0].entry.indicator
        known = known_of(found.dataset, indicator, found.as_of)
        shown = drawing(indicator, known.series, targets, found.as_of, locale)
        drawn[bool(shown.marks)].append(_card(indicator, targets, known, shown, found, locale))
    for code, items in (("with_figures", drawn[True]), ("without_figures", drawn[False])):
        if items:
            heading = tag("h3", locale.label("page", code, number=len(items)))
            yield tag("div", heading, tag("div", *items, class_="cards"), class_="part")


def _card(
    indicator: Indicator,
    targets: Sequence[TargetResult],
    known: Known,
    shown: Drawing,
    found: Status,
    locale: Locale,
) -> Markup:
    name = printable(locale.text(indicator.name))
    better = "rank" if indicator.unit == "rank" and indicator.better == "lower" else indicator.better
    owners = dict.fromkeys(owner for item in targets for owner in (*item.owners, *item.owners_today))
    figures = [tag("p", _without_figure(indicator, known, found, locale), class_="none")]
    if shown.marks:
        words = chart_words(indicator, shown, locale)
        figures = [tag("figure", chart(shown, words, f"chart-{indicator.id}"))]
    if known.series:
        figures.append(_values(indicator, known, targets, name, locale))
    return tag(
        "article",
        tag("h4", name),
        tag("p", tag("code", indicator.id), f" · {locale.label('better', better)} · ",
            agencies(found, indicator.owners, locale), class_="about"),
        tag("ul", *(tag("li", *_target(item, found, locale)) for item in targets), class_="targets"),
        *figures,
        class_="card",
        id=f"indicator-{indicator.id}",
        **filtered("card", (item.status for item in targets), (item.entry.phase.id for item in targets), owners),
    )  # fmt: skip


def _without_figure(indicator: Indicator, known: Known, found: Status, locale: Locale) -> str:
    """Return the sentence for a chart without figures: there are none at all, or none of the whole."""
    reported = len(found.dataset.observations.known(indicator.id, found.as_of))
    if known.series or not reported:
        return locale.label("page", "no_chart" if known.series else "no_figure")
    return locale.label("page", "only_reporters", number=locale.number(reported), command=f"par show {indicator.id}")


def _target(item: TargetResult, found: Status, locale: Locale) -> Iterator[Markup]:
    """Yield a target in words: its status, what it asks for and until when, and how far the newest value is from it."""
    compared = comparisons.against(item, found.dataset, locale)
    shown = {"-", locale.label("target_status", item.status)}  # the status says that it is met
    pieces = [
        *promises.promise(item, locale),
        "" if compared in shown else compared,
        comparisons.trend(item, locale),
        form.overdue_by(item.days_overdue, locale),
    ]
    yield badge("target_status", item.status, locale)
    yield escaped(" ")
    yield escaped(form.joined(*pieces, by=", "))


def chart_words(indicator: Indicator, shown: Drawing, locale: Locale) -> ChartWords:
    """Return the title of a chart, what it shows in a sentence, and how its scale is written."""
    marks = shown.marks
    if not marks:
        return ChartWords(printable(locale.text(indicator.name)), locale.label("page", "no_figure"), "", str)
    newest = marks[-1]
    first = marks[0].when
    code = "chart_one" if len(marks) == 1 else "chart"
    sentence = locale.label("page", code, newest=newest.text, when=newest.when, number=len(marks), first=first)
    if shown.aims:
        sentence += " " + locale.label("page", "chart_targets", targets="; ".join(aim.text for aim in shown.aims))
    return ChartWords(
        printable(locale.text(indicator.name)),
        sentence,
        locale.day(shown.as_of),
        lambda number: _tick(number, locale, percent=shown.percent),
    )


def _tick(number: Fraction, locale: Locale, *, percent: bool) -> str:
    text = form.computed(number, locale, up=False, places=MACHINE_PLACES)
    return f"{text}%" if percent else text


def _values(indicator: Indicator, known: Known, targets: Sequence[TargetResult], name: str, locale: Locale) -> Markup:
    """Return the values as a table, with their sources; of a long series the newest ones."""
    columns = [(locale.label("show", code), False) for code in ("period", "figure", "published", "source")]
    series = known.series
    listed = series[-MOST_VALUES:]
    numbers: dict[str, int] = {}
    rows: list[TableRow] = [
        (
            [
                escaped(form.period(item.period, locale)),
                escaped(_value(item, indicator, locale)),
                escaped(locale.label("show", "not_dated") if item.published is None else locale.day(item.published)),
                joined(
                    [escaped(_source(item, numbers, locale)), small(_roles(item, known, targets, locale), "; ")], " "
                ),
            ],
            {},
        )
        for item in listed
    ]
    addresses = [tag("li", f"[{number}] {printable(url)}") for url, number in numbers.items()]
    older = len(series) - len(listed)
    return tag(
        "details",
        tag("summary", locale.label("page", "values", number=len(series))),
        table(columns, [TableGroup("", rows)], f"{locale.label('page', 'values', number=len(series))}: {name}"),
        tag("ul", *addresses, class_="sources") if addresses else None,
        tag("p", locale.label("page", "older", number=older, command=f"par show {indicator.id}")) if older else None,
        open=True,
    )


def _value(item: Observation, indicator: Indicator, locale: Locale) -> str:
    return form.with_counts(form.observed(item, indicator, locale, up=indicator.better == "lower"), item, locale)


def _source(item: Observation, numbers: dict[str, int], locale: Locale) -> str:
    """Return the source of a value, with a number for its address, which ``numbers`` collects."""
    address = "" if item.url is None else f"[{numbers.setdefault(item.url, len(numbers) + 1)}]"
    return form.joined(form.source(item, locale), address, by=" ")


def _roles(item: Observation, known: Known, targets: Sequence[TargetResult], locale: Locale) -> Iterator[str]:
    """Yield what an observation is for the targets, and what it says of itself."""
    if any(item == target.baseline for target in targets):
        yield locale.label("show", "baseline")
    if any(item == target.deciding and not target.other_period_shown for target in targets):
        yield locale.label("show", "deciding")
    summed = any(item is one for one in known.sums)
    sourced = item.line is not None or item.source is not None or item.url is not None
    for code, holds in (
        ("sum", summed),
        ("no_source", not summed and not sourced),
        ("newest", item is known.series[-1]),
        ("break", item.series_break),
        ("comparable", item.comparable),
    ):
        if holds:
            yield locale.label("show", code)
    if item.provisional:
        yield locale.label("flag", "provisional")
    if item.as_printed is not None:
        yield locale.label("show", "as_printed", value=locale.number(item.as_printed))
    if item.remark is not None:
        yield printable(locale.text(item.remark))
