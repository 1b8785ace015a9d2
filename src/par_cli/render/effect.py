"""What a change of the data does, in the words of the tables: what is met or missed now, and which entries did it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from par_cli.locales import Locale
from par_cli.model.dataset import Dataset
from par_cli.model.reports import Observation, Outcome, TaskReport, Threshold
from par_cli.progress.changes import KINDS, Change, Effect, OccurrenceChange, TargetChange
from par_cli.progress.facts import Fact, FactsBehind
from par_cli.progress.results import OccurrenceResult, TargetResult
from par_cli.render import comparisons, promises
from par_cli.render import format as form
from par_cli.render.page import SIGN

PlaceOf = Callable[[Fact], str | None]
"""Returns where an entry is, like “row 5”; None where that need not be said."""


class EffectRow(NamedTuple):
    """One status in words: what it is of, with its goal or occurrence, and the places of the entries that did it."""

    name: str
    detail: str
    after: str
    before: str
    places: str


class EffectGroup(NamedTuple):
    """The rows of one kind, under a heading."""

    heading: str
    rows: list[EffectRow]


def effect_text(found: Effect, locale: Locale, place_of: PlaceOf = lambda _: None, about: Sequence[Fact] = ()) -> str:
    """Return the lines that describe an effect; and what the entries it is ``about`` concern but do not change."""
    lines = []
    if found.counts_from is not None:
        lines.append(locale.label("effect", "counts_from", day=locale.day(found.counts_from)))
    groups = effect_groups(found, locale, place_of, about)
    for heading, rows in groups:
        lines += [f"{heading}:", *(f"  {_line(row, locale)}" for row in rows)]
    if not groups:
        lines.append(locale.label("effect", "nothing"))
    lines += _later_lines(found, locale)
    return "".join(f"{line}\n" for line in lines)


def _later_lines(found: Effect, locale: Locale) -> list[str]:
    """Return the line that says how much counts only after the day of an effect, where any of it does."""
    if found.first_later is None:
        return []
    count, day = locale.number(found.later), locale.day(found.first_later)
    return [locale.label("effect", "later", count=count, day=day)]


def effect_groups(
    found: Effect, locale: Locale, place_of: PlaceOf = lambda _: None, about: Sequence[Fact] = ()
) -> list[EffectGroup]:
    """Return what an effect changes, by kind, without the kinds of which there is nothing."""
    groups = []
    for kind in KINDS:
        rows = [_row(change, found, locale, place_of) for change in found.of(kind)]
        if rows:
            groups.append(EffectGroup(locale.label("effect", kind), rows))
    same = [_row(change, found, locale, lambda _: None) for change in _unchanged(found, about)]
    return [*groups, EffectGroup(locale.label("effect", "same"), same)] if same else groups


def entry_line(entry: Fact, dataset: Dataset, locale: Locale) -> str:
    """Return what an entry says, in one line."""
    if isinstance(entry, Observation):
        indicator = dataset.indicators[entry.indicator]
        value = form.observed(entry, indicator, locale, up=indicator.better == "lower")
        projection = locale.label("text", "projected") if entry.projection else ""
        return f"{entry.indicator} {form.period(entry.period, locale)}: {value}{projection}"
    if isinstance(entry, Threshold):
        return f"{entry.target}: {locale.number(entry.value)}"
    name = entry.target if isinstance(entry, Outcome) else entry.task
    state = "seen" if isinstance(entry, TaskReport) and entry.seen else entry.state
    return f"{name}: {locale.label('effect', state)}"


def _line(row: EffectRow, locale: Locale) -> str:
    line = locale.label("effect", "line", name=f"{row.name} {row.detail}", now=row.after, was=row.before)
    return locale.label("effect", "by", line=line, places=row.places) if row.places else line


def _row(change: Change, found: Effect, locale: Locale, place_of: PlaceOf) -> EffectRow:
    places = _places(change.behind, place_of, locale)
    if isinstance(change, OccurrenceChange):
        detail = change.key
        after, before = _occurrence_state(change.after, locale), _occurrence_state(change.before, locale)
    else:
        detail = f"({_goal(change, locale)})"
        after = _target_state(change.after, found.after.dataset, locale)
        before = _target_state(change.before, found.before.dataset, locale)
    no_longer_there, not_there = locale.label("effect", "gone"), locale.label("effect", "not_there")
    return EffectRow(change.id, detail, after or no_longer_there, before or not_there, places)


def _goal(change: TargetChange, locale: Locale) -> str:
    item = change.after or change.before
    assert item is not None  # noqa: S101 - one of the two states has it
    return promises.goal(item.entry.target, item.entry.indicator, locale)


def _places(behind: FactsBehind, place_of: PlaceOf, locale: Locale) -> str:
    """Return the places of the first entries, and how many others there are."""
    shown = ", ".join(dict.fromkeys(filter(None, map(place_of, behind.facts))))
    if not shown or not behind.more:
        return shown
    return locale.label("effect", "and_more", places=shown, count=locale.number(behind.more))


def _target_state(item: TargetResult | None, dataset: Dataset, locale: Locale) -> str:
    """Return the newest value, how it compares with the target, and the status; empty without a target."""
    if item is None:
        return ""
    shown = item.shown_value
    status = locale.label("target_status", item.status)
    against = comparisons.against(item, dataset, locale)
    pieces = [
        "" if shown is None else form.dated(shown, item, locale),
        "" if against in {"-", status} else against,
        f"{SIGN[item.status]} {status}",
    ]
    return form.joined(*pieces, by=", ")


def _occurrence_state(item: OccurrenceResult | None, locale: Locale) -> str:
    if item is None:
        return ""
    status = f"{SIGN[item.status]} {locale.label('occurrence_status', item.status)}"
    return status if item.due is None else locale.label("effect", "due", status=status, day=locale.day(item.due))


def _unchanged(found: Effect, about: Collection[Fact]) -> Iterator[Change]:
    """Yield what some entries concern but do not change."""
    indicators = {item.indicator for item in about if isinstance(item, Observation)}
    named = {item.target for item in about if isinstance(item, Outcome | Threshold)}
    before = {item.entry.id: item for item in found.before.targets}
    for item in found.after.targets:
        was = before.get(item.entry.id)
        concerned = item.entry.id in named or item.entry.indicator.id in indicators
        if concerned and was is not None and was.status == item.status:
            yield TargetChange(item.entry.id, was, item)
    tasks = {item.task for item in about if isinstance(item, TaskReport)}
    old_tasks = {item.task.id: item for item in found.before.tasks}
    for task in found.after.tasks:
        if task.task.id not in tasks or task.task.id not in old_tasks:
            continue
        old = {item.slot.key: item for item in old_tasks[task.task.id].occurrences}
        for new in task.occurrences:
            then = old.get(new.slot.key)
            if (
                then is None
                or then.status != new.status
                or (then.report, then.seen, then.due) == (new.report, new.seen, new.due)
            ):
                continue
            yield OccurrenceChange(task.task.id, new.slot.key, then, new)
