"""The targets of the first screen: the headline groups one by one, then those that are missed or behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from par_cli.locales import Locale
from par_cli.model.decision import Group
from par_cli.model.reports import Observation
from par_cli.progress.members import series_of
from par_cli.progress.results import Status, TargetResult
from par_cli.render import format as form
from par_cli.render.page import WHERE_ROOM, Cell, Column, Item, Screen
from par_cli.render.printable import printable
from par_cli.render.table.phrases import bands, heading, sign

FIGURES = 4  # other targets shown with their figures
LISTED = 8  # targets listed one by one under a heading
NAMED = 40  # targets without a report that are named
SLOW = ("regressing", "worsening", "off_track", "at_risk")


def headline_groups(page: Screen, found: Status, locale: Locale) -> None:
    """Add one line for each indicator of a headline group, and what is known of the other targets."""
    shown: set[str] = set()
    for group in found.dataset.groups.values():
        if group.headline:
            results = _one_each(found, group)
            if results:
                page.blank()
                _group(page, found, group, results, locale)
                shown |= {item.entry.indicator.id for item in results}
    if shown:
        _others(page, found, shown, locale)


def _one_each(found: Status, group: Group) -> list[TargetResult]:
    """Return one target for each indicator of a group: the next binding one, else the last that was due."""
    by_indicator: dict[str, list[TargetResult]] = {}
    for item in found.targets:
        if item.entry.indicator.group == group.id:
            by_indicator.setdefault(item.entry.indicator.id, []).append(item)

    def order(item: TargetResult) -> tuple[bool, bool, bool, int]:
        away = (item.entry.deadline - found.as_of).days
        return (item.status == "superseded", item.orientation, away < 0, abs(away))

    return [min(items, key=order) for items in by_indicator.values()]


def _group(page: Screen, found: Status, group: Group, results: Sequence[TargetResult], locale: Locale) -> None:
    waiting = all(item.status in {"unreported", "awaiting"} for item in results)
    deadlines = {form.deadline(item.entry.deadline, locale) for item in results}
    name = printable(locale.text(group.name)).upper()
    when = min(deadlines) if len(deadlines) == 1 else ""
    title = locale.label("text", "group_newest", group=name, when=when) if waiting and when else name
    against = heading("against" if when else "against_own", locale).format(when=when)
    changes = any(form.has_change(item) for item in results)
    columns = [
        Column(f"  {heading('indicator', locale)}"),
        Column(heading("goal", locale)),
        Column(heading("before", locale), keep=1),
        Column(heading("newest_edition", locale)),
        *([Column(heading("change", locale), keep=WHERE_ROOM)] if changes else []),
        Column(against, wrap=True),
    ]
    rows: list[list[Cell]] = []
    provisional = False
    for item in results:
        newest = item.deciding or item.current
        before = None if newest is None else _before(found, item, newest)
        provisional |= any(value is not None and value.provisional for value in (newest, before))
        rows.append(
            [
                [sign(item.status), f" {_label(item, locale)}"],
                form.goal(item.entry.target, item.entry.indicator, locale),
                "-" if before is None else form.dated(before, item, locale),
                locale.label("text", "none_yet") if newest is None else form.dated(newest, item, locale),
                *([form.change(item, found.dataset, locale)] if changes else []),
                ", ".join(filter(None, (form.against(item, found.dataset, locale), form.trend(item, locale)))),
            ]
        )
    page.heading(title, locale.label("text", "provisional_mark") if provisional else "")
    page.grid(columns, rows)


def _label(item: TargetResult, locale: Locale) -> str:
    indicator = item.entry.indicator
    return printable(locale.text(indicator.short or indicator.name))


def _before(found: Status, item: TargetResult, newest: Observation) -> Observation | None:
    if item.entry.target.over is not None:  # a sum or a mean has no like period before it
        return None
    series = series_of(found.dataset, item.entry.indicator, found.as_of)
    return next((other for other in reversed(series) if other.period.end < newest.period.end), None)


def _others(page: Screen, found: Status, shown: set[str], locale: Locale) -> None:
    """Add what is known of the binding targets that are not in a headline group."""
    rest = [item for item in found.targets if item.entry.indicator.id not in shown and not item.orientation]
    waiting = [item for item in rest if item.status in {"unreported", "awaiting", "no_data"}]
    with_figures = [(item, item.basis) for item in waiting if item.basis is not None]
    figures = [f"{_label(item, locale)} {form.dated(value, item, locale)}" for item, value in with_figures]
    if len(figures) > FIGURES:
        figures[FIGURES:] = ["..."]
    composites = {item.part_of for item, _ in with_figures}
    silent = sum(
        item.counts
        and item.basis is None
        and item.entry.id not in composites
        and not (item.reporters is not None and item.reporters.done > 0)
        for item in waiting
    )
    if silent:
        figures.append(locale.label("text", "without_figures", number=silent))
    if figures:
        phases = {item.entry.phase.id: item.entry.phase for item in rest}
        names = (phase.id if phase.name is None else locale.text(phase.name) for phase in phases.values())
        phase = printable(", ".join(names))
        page.line("  ", locale.label("text", "other_figures", phase=phase, figures="; ".join(figures)), hang=2)


def silent_targets(page: Screen, found: Status, locale: Locale) -> None:
    """Add the names of the targets that nobody has reported on, the longest first.

    All of one agency are named, else as many as two lines have room for, for the screen to stay one.
    """
    silent = [item for item in found.targets if item.counts and item.status == "unreported" and item.overdue]
    if not silent:
        return
    silent.sort(key=lambda item: -(item.days_overdue or 0))
    of_one = "agency" in dict(found.filters)
    page.blank()
    page.heading(locale.label("text", "silent_heading"))
    width = max(len(locale.number(item.days_overdue or 0)) for item in silent)
    of_indicator = Counter(item.entry.indicator.id for item in silent)
    items: list[Item] = []
    left = len(silent)
    for days, group in groupby(silent, key=lambda item: item.days_overdue):
        if len(items) == LISTED and not of_one:
            break
        labels = [_label_in_phase(item, of_indicator, locale) for item in group]
        left -= len(labels)
        texts = [" · ".join(labels)] if of_one else _names_or_number(labels, locale)
        items.append(Item(sign("unreported"), form.in_days(days or 0, locale, width), texts[0], texts[1:]))
    page.items((heading("overdue_for", locale), heading("target_name", locale)), items)
    if left:
        page.line(f"  ... {left}")


def _names_or_number(labels: Sequence[str], locale: Locale) -> list[str]:
    """Return texts for some targets, each shorter: all names, how many they are with the first names, how many."""
    number = locale.label("text", "due_target" if len(labels) == 1 else "due_targets", number=len(labels))
    first = labels[: min(len(labels) - 1, NAMED)]
    some = [
        locale.label("text", "some_named", number=number, names=" · ".join(first[:shown]))
        for shown in range(len(first), 0, -1)
    ]
    return [*([" · ".join(labels)] if len(labels) <= NAMED else []), *some, number]


def _label_in_phase(item: TargetResult, of_indicator: Mapping[str, int], locale: Locale) -> str:
    """Return the name of a target, with its phase where several of its indicator are listed."""
    indicator = item.entry.indicator.id
    return f"{_label(item, locale)} ({item.entry.phase.id})" if of_indicator[indicator] > 1 else _label(item, locale)


def troubled_targets(page: Screen, found: Status, locale: Locale, *, slow: bool) -> None:
    """Add the targets that were missed or, if ``slow``, those behind with their deadline ahead, the worst first."""
    statuses = SLOW if slow else ("missed",)
    inside = [item for item in found.targets if item.counts and item.status in statuses]
    if slow:  # a trend is judged after the deadline too
        inside = [item for item in inside if item.entry.deadline >= found.as_of]
    if not inside:
        return
    inside.sort(key=lambda item: (statuses.index(item.status), item.entry.id))
    page.blank()
    page.heading(locale.label("text", "slow_heading" if slow else "missed_heading"))
    listed = inside[:LISTED]
    changes = any(form.has_change(item) for item in listed)
    trends = any("trend_disagrees" in item.flags for item in listed)
    columns = [
        Column(f"  {heading('id', locale)}"),
        Column(heading("goal", locale)),
        Column(heading("newest", locale)),
        *([Column(heading("change", locale), keep=WHERE_ROOM)] if changes else []),
        Column(heading("gap", locale), "right", keep=1),
        *([Column(heading("pace", locale), "right", keep=2)] if slow else []),
        *([Column("")] if slow and trends else []),
    ]
    page.grid(columns, [_listed_row(item, found, locale, slow=slow, changes=changes, trends=trends) for item in listed])
    if len(inside) > LISTED:
        page.line(f"  ... {len(inside) - LISTED}")
    if slow:
        bands(page, found, locale)


def _listed_row(
    item: TargetResult, found: Status, locale: Locale, *, slow: bool, changes: bool, trends: bool
) -> list[Cell]:
    value = item.basis or item.current
    cells: list[Cell] = [
        [sign(item.status), f" {item.entry.id}"],
        form.goal(item.entry.target, item.entry.indicator, locale, short=True),
        "-" if value is None else form.dated(value, item, locale),
        *([form.change(item, found.dataset, locale)] if changes else []),
        form.gap(item, found.dataset, locale),
    ]
    trend = [form.trend(item, locale)] if trends else []
    return [*cells, form.pace(item, locale), *trend] if slow else cells
