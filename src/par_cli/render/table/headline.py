"""The targets of the first screen: the headline groups one by one, then those that are missed or behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from par_cli.locales import Locale
from par_cli.model.decision import Group
from par_cli.model.reports import Observation
from par_cli.progress.members import series_of
from par_cli.progress.results import Status, TargetResult, TargetStatus
from par_cli.progress.status import BEHIND
from par_cli.render import comparisons, promises
from par_cli.render import format as form
from par_cli.render.page import Cell, Column, Item, Screen
from par_cli.render.phrases import bands, heading, indicator_label, sign
from par_cli.render.printable import printable

FIGURES = 4  # other targets shown with their figures
LISTED = 8  # targets listed one by one under a heading
BEFORE, CHANGE = 2, 4  # the columns of a headline group that a narrow page has no room for together


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
    columns = [
        Column(f"  {heading('indicator', locale)}", wrap=True, hang=2),
        Column(heading("goal", locale)),
        Column(heading("before", locale), keep=1),
        Column(heading("newest_edition", locale)),
        Column(heading("change", locale), wrap=True),
        Column(against, wrap=True),
    ]
    rows: list[list[Cell]] = []
    changes: list[Cell] = []
    provisional = False
    for item in results:
        newest = item.deciding or item.current
        before = None if newest is None else _before(found, item, newest)
        provisional |= any(value is not None and value.provisional for value in (newest, before))
        rows.append(_row(item, newest, before, found, locale))
        changes.append(_change_from(item, newest, before, found, locale))
    if not any(comparisons.has_change(item) for item in results):
        columns, rows = _without(CHANGE, columns, rows)
    elif not page.has_room(columns, rows):
        narrow = [[*row[:CHANGE], change, *row[CHANGE + 1 :]] for row, change in zip(rows, changes, strict=True)]
        grids = _without(BEFORE, columns, narrow), _without(CHANGE, columns, rows)
        columns, rows = next((grid for grid in grids if page.has_room(*grid, wrapped=True)), grids[0])
    page.heading(title, locale.label("text", "provisional_mark") if provisional else "")
    page.grid(columns, rows)


def _row(
    item: TargetResult, newest: Observation | None, before: Observation | None, found: Status, locale: Locale
) -> list[Cell]:
    return [
        [sign(item.status), f" {indicator_label(item.entry.indicator, locale)}"],
        promises.goal(item.entry.target, item.entry.indicator, locale),
        "-" if before is None else form.dated(before, item, locale),
        locale.label("text", "none_yet") if newest is None else form.dated(newest, item, locale),
        comparisons.change(item, found.dataset, locale),
        ", ".join(filter(None, (comparisons.against(item, found.dataset, locale), comparisons.trend(item, locale)))),
    ]


def _without(
    at: int, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
) -> tuple[list[Column], list[list[Cell]]]:
    return [*columns[:at], *columns[at + 1 :]], [[*row[:at], *row[at + 1 :]] for row in rows]


def _change_from(
    item: TargetResult, newest: Observation | None, before: Observation | None, found: Status, locale: Locale
) -> str:
    """Return the change since the period before; where it cannot be computed, the value of that period."""
    if newest is None or before is None or comparisons.has_change(item):
        return comparisons.change(item, found.dataset, locale, brief=True)
    of_year_before = before.period.precedes(newest.period)
    value = form.observation(before, item, locale) if of_year_before else form.dated(before, item, locale)
    return locale.label("text", "from_value", value=value)


def _before(found: Status, item: TargetResult, newest: Observation) -> Observation | None:
    if item.entry.target.over is not None:  # no period of the same kind precedes a sum or a mean
        return None
    series = series_of(found.dataset, item.entry.indicator, found.as_of)
    return next((other for other in reversed(series) if other.period.end < newest.period.end), None)


def _others(page: Screen, found: Status, shown: set[str], locale: Locale) -> None:
    """Add what is known of the binding targets that are not in a headline group."""
    rest = [item for item in found.targets if item.entry.indicator.id not in shown and not item.orientation]
    waiting = [item for item in rest if item.status in {"unreported", "awaiting", "no_data"}]
    with_figures = [(item, item.basis) for item in waiting if item.basis is not None]
    figures = [
        f"{indicator_label(item.entry.indicator, locale)} {form.dated(value, item, locale)}"
        for item, value in with_figures
    ]
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
    """Add the names of the targets that nobody has reported on, the longest first."""
    silent = sorted(unreported(found), key=lambda item: -(item.days_overdue or 0))
    page.blank()
    page.heading(locale.label("text", "silent_heading"))
    width = max(len(locale.number(item.days_overdue or 0)) for item in silent)
    of_indicator = Counter(item.entry.indicator.id for item in silent)
    items = []
    for days, group in groupby(silent, key=lambda item: item.days_overdue):
        labels = [_label_in_phase(item, of_indicator, locale) for item in group]
        items.append(Item(sign("unreported"), form.in_days(days or 0, locale, width), " · ".join(labels)))
    page.items((heading("overdue_for", locale), heading("target_name", locale)), items)
    if found.summary.tasks.overdue:
        page.line("  ", locale.label("text", "overdue_since"), hang=2)


def unreported(found: Status) -> list[TargetResult]:
    return [item for item in found.targets if item.counts and item.status == "unreported" and item.overdue]


def _label_in_phase(item: TargetResult, of_indicator: Mapping[str, int], locale: Locale) -> str:
    """Return the name of a target, with its phase where several of its indicator are listed."""
    label = indicator_label(item.entry.indicator, locale)
    return f"{label} ({item.entry.phase.id})" if of_indicator[item.entry.indicator.id] > 1 else label


def troubled_targets(page: Screen, found: Status, locale: Locale, *, slow: bool) -> None:
    """Add the targets that were missed or, if ``slow``, those behind with their deadline ahead, the worst first."""
    statuses: Sequence[TargetStatus] = BEHIND if slow else ("missed",)
    inside = [item for item in found.targets if item.counts and item.status in statuses]
    if slow:  # a trend is judged after the deadline too
        inside = [item for item in inside if item.entry.deadline >= found.as_of]
    if not inside:
        return
    inside.sort(key=lambda item: (statuses.index(item.status), item.entry.id))
    page.blank()
    page.heading(locale.label("text", "slow_heading" if slow else "missed_heading"))
    listed = inside[:LISTED]
    changes = any(comparisons.has_change(item) for item in listed)
    trends = any("trend_disagrees" in item.flags for item in listed)
    columns = [
        Column(f"  {heading('id', locale)}"),
        Column(heading("goal", locale)),
        Column(heading("newest", locale)),
        *([Column(heading("change", locale), keep=3)] if changes else []),
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
    value = item.shown_value
    cells: list[Cell] = [
        [sign(item.status), f" {item.entry.id}"],
        promises.goal(item.entry.target, item.entry.indicator, locale, short=True),
        "-" if value is None else form.dated(value, item, locale),
        *([comparisons.change(item, found.dataset, locale, brief=True)] if changes else []),
        comparisons.gap(item, found.dataset, locale),
    ]
    trend = [comparisons.trend(item, locale)] if trends else []
    return [*cells, comparisons.pace(item, locale), *trend] if slow else cells
