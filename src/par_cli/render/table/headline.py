"""The targets of the first screen: the headline groups one by one, then those that are missed or behind."""

from __future__ import annotations

from collections.abc import Sequence

from par_cli.locales import Locale
from par_cli.model.decision import Group
from par_cli.model.reports import Observation
from par_cli.progress.members import series_of
from par_cli.progress.results import (
    Status,
    TargetResult,
)
from par_cli.render import format as form
from par_cli.render.page import Cell, Column, Page
from par_cli.render.printable import printable
from par_cli.render.table.phrases import bands, heading, sign

FIGURES = 4  # other targets shown with their figures
LISTED = 8  # targets listed one by one under a heading
SLOW = ("regressing", "off_track", "at_risk")


def headline_groups(page: Page, found: Status, locale: Locale) -> None:
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
    chosen: dict[str, TargetResult] = {}
    for item in found.targets:
        if item.entry.indicator.group == group.id:
            other = chosen.setdefault(item.entry.indicator.id, item)
            if _pressing(item, found) < _pressing(other, found):
                chosen[item.entry.indicator.id] = item
    return list(chosen.values())


def _pressing(item: TargetResult, found: Status) -> tuple[bool, bool, bool, int]:
    """Order the targets of an indicator: those in force, binding and ahead first, the nearest of them first."""
    away = (item.entry.deadline - found.as_of).days
    return (item.status == "superseded", item.orientation, away < 0, abs(away))


def _group(page: Page, found: Status, group: Group, results: Sequence[TargetResult], locale: Locale) -> None:
    waiting = all(item.status in {"unreported", "awaiting"} for item in results)
    deadlines = {form.deadline(item.entry.deadline, locale) for item in results}
    name = printable(locale.text(group.name)).upper()
    when = min(deadlines) if len(deadlines) == 1 else ""
    title = locale.label("text", "group_newest", group=name, when=when) if waiting and when else name
    against = heading("against" if when else "against_own", locale).format(when=when)
    columns = [
        Column(f"  {heading('indicator', locale)}"),
        Column(heading("goal", locale)),
        Column(heading("before", locale), keep=1),
        Column(heading("newest_edition", locale)),
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
                form.against(item, found.dataset, locale),
            ]
        )
    page.heading(title, locale.label("text", "provisional_mark") if provisional else "")
    page.grid(columns, rows)


def _label(item: TargetResult, locale: Locale) -> str:
    indicator = item.entry.indicator
    return printable(locale.text(indicator.short or indicator.name))


def _before(found: Status, item: TargetResult, newest: Observation) -> Observation | None:
    series = series_of(found.dataset, item.entry.indicator, found.as_of)
    earlier = [other for other in series if other.period.end < newest.period.end]
    return earlier[-1] if earlier else None


def _others(page: Page, found: Status, shown: set[str], locale: Locale) -> None:
    """Add what is known of the binding targets that are not in a headline group."""
    rest = [item for item in found.targets if item.entry.indicator.id not in shown and not item.orientation]
    waiting = [item for item in rest if item.status in {"unreported", "awaiting", "no_data"}]
    figures = [item for item in waiting if item.basis is not None]
    parts = [
        f"{_label(item, locale)} {form.dated(item.basis, item, locale)}"
        for item in figures[:FIGURES]
        if item.basis is not None
    ]
    if len(figures) > FIGURES:
        parts.append("...")
    told = {item.part_of for item in figures}
    silent = sum(
        item.counts
        and item.basis is None
        and item.entry.id not in told
        and not (item.reporters is not None and item.reporters.done > 0)
        for item in waiting
    )
    if silent:
        parts.append(locale.label("text", "without_figures", number=silent))
    if parts:
        phases = {item.entry.phase.id: item.entry.phase for item in rest}
        names = (phase.id if phase.name is None else locale.text(phase.name) for phase in phases.values())
        phase = printable(", ".join(names))
        page.line("  ", locale.label("text", "other_figures", phase=phase, figures="; ".join(parts)), hang=2)


def missed_targets(page: Page, found: Status, locale: Locale) -> None:
    _listed(page, found, locale, "missed_heading", ("missed",))


def slow_targets(page: Page, found: Status, locale: Locale) -> None:
    """Add the targets that are behind while their deadline is ahead, the worst bands first."""
    _listed(page, found, locale, "slow_heading", SLOW)


def _listed(page: Page, found: Status, locale: Locale, title: str, statuses: Sequence[str]) -> None:
    """List the targets of some statuses with their values, the worst first."""
    inside = [item for item in found.targets if item.counts and item.status in statuses]
    if not inside:
        return
    inside.sort(key=lambda item: (statuses.index(item.status), item.entry.id))
    page.blank()
    page.heading(locale.label("text", title))
    slow = set(statuses) == set(SLOW)
    columns = [
        Column(f"  {heading('id', locale)}"),
        Column(heading("goal", locale)),
        Column(heading("newest", locale)),
        Column(heading("gap", locale), "right", keep=1),
        *([Column(heading("pace", locale), "right", keep=2)] if slow else []),
    ]
    page.grid(columns, [_listed_row(item, found, locale, slow=slow) for item in inside[:LISTED]])
    if len(inside) > LISTED:
        page.line(f"  ... {len(inside) - LISTED}")
    if slow:
        bands(page, found, locale)


def _listed_row(item: TargetResult, found: Status, locale: Locale, *, slow: bool) -> list[Cell]:
    value = item.basis or item.current
    cells: list[Cell] = [
        [sign(item.status), f" {item.entry.id}"],
        form.goal(item.entry.target, item.entry.indicator, locale, short=True),
        "-" if value is None else form.dated(value, item, locale),
        form.gap(item, found.dataset, locale),
    ]
    return [*cells, form.pace(item, locale)] if slow else cells
