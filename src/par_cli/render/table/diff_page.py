"""``par diff``: what is worse and better, each with its day and cause, and which figures are new; to be quoted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from par_cli.locales import Locale
from par_cli.model.decision import Indicator
from par_cli.model.reports import Observation, Outcome, TaskReport, Threshold
from par_cli.progress.agencies import today
from par_cli.progress.causes import Cause, CauseCode
from par_cli.progress.differences import (
    Difference,
    Differences,
    OccurrenceDifference,
    TargetDifference,
    ValueDifference,
    direction_of,
    kind_of,
    status_of,
)
from par_cli.progress.facts import Fact
from par_cli.progress.replay import DayStep
from par_cli.progress.results import TargetResult
from par_cli.progress.results_on_day import OccurrenceOnDay, Point
from par_cli.render import format as form
from par_cli.render import promises
from par_cli.render.page import SIGNS_AND_STYLES, Cell, Column, Page, Part, Row, RowGroup
from par_cli.render.phrases import data_source, filter_line, heading, indicator_label, occurrence_title, short
from par_cli.render.printable import printable

_ALWAYS_SHOWN: Collection[CauseCode] = {
    "report_corrected",
    "report_withdrawn",
    "target_changed",
    "task_changed",
    "indicator_changed",
    "settings_changed",
}
"""The causes that are shown even where they change no status."""

MOST_VALUES = 60
"""How many figures are listed; JSON has all of them."""


def changes_page(page: Page, found: Differences, locale: Locale) -> None:
    """Write all that differs between two points on a page, which may be a terminal's or one of Markdown."""
    after = found.after
    page.title(printable(locale.text(after.dataset.decision.title)))
    page.line(_compared(found, locale))
    if found.filters:
        page.line((filter_line(after.dataset, found.filters, locale), "bold"))
    page.blank()
    if not found.any:
        page.line(locale.label("diff", "nothing"))
        return
    page.line((_verdict(found, locale), "bold"), hang=2)
    every: tuple[Difference, ...] = (*found.targets, *found.occurrences)
    noted = [item for item in every if _is_noted(item)]
    for code in ("worse", "better", "neither"):
        _list(page, found, code, [item for item in noted if direction_of(item) == code], locale)
    _values(page, found, locale)
    _answering(page, found, locale)
    rest = len(every) - len(noted)
    if rest:
        page.blank()
        page.line(locale.label("diff", "rest", count=locale.number(rest)))


def _compared(found: Differences, locale: Locale) -> str:
    before, after = found.before, found.after
    compared = _compared_data(before, after, locale)
    if after.dataset.known is None:
        return compared
    return f"{compared} · {locale.label('text', 'known', day=locale.day(after.dataset.known))}"


def _compared_data(before: Point, after: Point, locale: Locale) -> str:
    days = {"first": locale.day(before.as_of), "last": locale.day(after.as_of)}
    if before.dataset is after.dataset:
        return f"{locale.label('diff', 'days', **days)} · {data_source(after.dataset, locale)}"
    folders = {"old": data_source(before.dataset, locale), "new": data_source(after.dataset, locale)}
    return locale.label("diff", "folders" if before.as_of == after.as_of else "folders_and_days", **days, **folders)


def _verdict(found: Differences, locale: Locale) -> str:
    """Return how many targets, occurrences and figures differ, and how."""
    counts = []
    for what, items in (("targets", _counted(found.targets)), ("occurrences", found.occurrences)):
        numbers = [sum(direction_of(item) == code for item in items) for code in ("worse", "better")]
        counts.append(locale.label("diff", what, worse=locale.number(numbers[0]), better=locale.number(numbers[1])))
    new = sum(item.change == "new" for item in found.values)
    counts.append(locale.label("diff", "figures", new=locale.number(new), other=locale.number(len(found.values) - new)))
    return "; ".join(counts)


def _counted(found: Sequence[TargetDifference]) -> list[TargetDifference]:
    return [item for item in found if any(one is not None and one.counts for one in (item.before, item.after))]


# --- targets and occurrences


def _is_noted(item: Difference) -> bool:
    """Return whether a difference has a line of its own: of a status, due day or report, not just a number or flag."""
    if kind_of(item) != "changed" or any(step.before != step.after for step in item.steps):
        return True
    if any(cause.code in _ALWAYS_SHOWN for cause in _causes(item)):
        return True
    if isinstance(item, TargetDifference):
        old, new = item.before, item.after
        assert old is not None  # noqa: S101 - it changed
        assert new is not None  # noqa: S101
        return (old.entry.deadline, old.outcome) != (new.entry.deadline, new.outcome)
    then, now = item.before, item.after
    assert then is not None  # noqa: S101
    assert now is not None  # noqa: S101
    return (then.item.due, then.item.report, then.item.seen) != (now.item.due, now.item.report, now.item.seen)


def _causes(item: Difference) -> Iterator[Cause]:
    return (cause for step in item.steps for cause in step.causes)


def _list(page: Page, found: Differences, code: str, items: Sequence[Difference], locale: Locale) -> None:
    if not items:
        return
    page.blank()
    page.heading(locale.label("diff", f"heading_{code}", count=locale.number(len(items))))
    columns = [
        Column(f"  {heading('id', locale)}"),
        Column(locale.label("diff", "from")),
        Column(locale.label("diff", "to")),
        Column(locale.label("diff", "on"), keep=1),
    ]
    page.listing(columns, [RowGroup("", "", [_row(item, found, locale) for item in items])])


def _row(item: Difference, found: Differences, locale: Locale) -> Row:
    """Return the line of a target or an occurrence, with what it is and what did it below."""
    status = status_of(item.after or item.before)
    sign, style = ("-", "") if status is None else SIGNS_AND_STYLES[status]
    steps = [step for step in item.steps if step.before != step.after] or list(item.steps)
    name = item.id if isinstance(item, TargetDifference) else _occurrence_id(item)
    before, after = _state(item.before, locale, "not_there"), _state(item.after, locale, "gone")
    lines = [_subject(item, locale), *_step_sentences(item, steps, found, locale)]
    return Row([(f"{sign} {name}", style), before, after, locale.day(steps[-1].on)], note="; ".join(lines))


def _occurrence_id(item: OccurrenceDifference) -> str:
    """Return the task, with the occurrence where it has several."""
    shown = item.after or item.before
    assert shown is not None  # noqa: S101 - one of the two is there
    is_only_one = shown.task.due is not None or shown.task.undated is not None
    return item.id if is_only_one else f"{item.id} {printable(item.key)}"


def _state(item: TargetResult | OccurrenceOnDay | None, locale: Locale, missing: str) -> Part:
    if item is None:
        return locale.label("effect", missing)
    status = status_of(item) or ""
    return (_status(status, locale, target=isinstance(item, TargetResult)), SIGNS_AND_STYLES[status][1])


def _status(status: str, locale: Locale, *, target: bool) -> str:
    return locale.label("target_status" if target else "occurrence_status", status)


def _subject(item: Difference, locale: Locale) -> str:
    """Return what it is of, in words: the target and its goal, also an earlier one, or the task and its due day."""
    if isinstance(item, TargetDifference):
        entries = [result.entry for result in (item.before, item.after) if result is not None]
        goals = [promises.goal(entry.target, entry.indicator, locale) for entry in entries]
        goal = goals[0] if goals[0] == goals[-1] else locale.label("diff", "move", old=goals[0], new=goals[-1])
        return f"{indicator_label(entries[-1].indicator, locale)}: {goal}"
    shown = item.after or item.before
    assert shown is not None  # noqa: S101
    name, due = occurrence_title(shown.task, shown.item.slot, locale), shown.item.due
    return name if due is None else locale.label("effect", "due", status=name, day=locale.day(due))


def _step_sentences(item: Difference, steps: Sequence[DayStep], found: Differences, locale: Locale) -> list[str]:
    """Return a sentence for each step, with its day and what did it; where there are several, with its statuses."""
    target = isinstance(item, TargetDifference)
    lines = [] if item.before is None or item.after is None else _dates(item, locale)
    for step in steps:
        causes = _because(step, found, locale)
        if len(steps) > 1 and step.before is not None and step.after is not None:
            old, new = (_status(status, locale, target=target) for status in (step.before, step.after))
            text = old if old == new else locale.label("diff", "move", old=old, new=new)
            lines.append(locale.label("diff", "step", day=locale.day(step.on), move=text, causes=causes))
        else:
            lines.append(locale.label("diff", "only_step", day=locale.day(step.on), causes=causes))
    return lines


def _dates(item: Difference, locale: Locale) -> list[str]:
    """Return by how much a deadline moved."""
    if isinstance(item, TargetDifference):
        days = [one.entry.deadline for one in (item.before, item.after) if one is not None]
    else:
        days = [one.item.due for one in (item.before, item.after) if one is not None and one.item.due is not None]
    if len(days) < 2 or days[0] == days[1]:  # noqa: PLR2004 - both
        return []
    return [locale.label("diff", "due_moved", old=locale.day(days[0]), new=locale.day(days[1]))]


def _because(step: DayStep, found: Differences, locale: Locale) -> str:
    texts = dict.fromkeys(_cause(cause, found, locale) for cause in step.causes)
    text = ", ".join(texts)
    return locale.label("effect", "and_more", places=text, count=locale.number(step.more)) if step.more else text


def _cause(cause: Cause, found: Differences, locale: Locale) -> str:
    if cause.fact is None:
        return locale.label("cause", cause.code)
    code = "value_counts" if cause.code == "period_ended" else cause.code
    return f"{locale.label('cause', code)} {_fact(cause.fact, found, locale)}"


def _fact(fact: Fact, found: Differences, locale: Locale) -> str:
    """Return what an entry says, with the one that it is of where it is not the whole, and where it is from."""
    if isinstance(fact, Observation):
        text = f"{form.period(fact.period, locale)}: {_number(fact, found, locale)}"
    elif isinstance(fact, Threshold):
        text = locale.number(fact.value)
    else:
        seen = isinstance(fact, TaskReport) and fact.seen
        text = locale.label("effect", "seen" if seen else fact.state)
        if fact.due is not None:
            text = f"{text} ({locale.day(fact.due)})"
        elif fact.day is not None:
            text = f"{text} ({locale.day(fact.day)})"
    reporter = getattr(fact, "reporter", None)
    if reporter is not None:
        text = f"{text}, {_name(reporter, found, locale)}"
    paper = _paper(fact)
    return f"{text} [{printable(paper)}]" if paper else text


def _paper(fact: Fact) -> str | None:
    """Return the document or the source that an entry names."""
    if isinstance(fact, Outcome | TaskReport):
        return fact.document or fact.evidence or fact.source
    return fact.document if isinstance(fact, Threshold) else fact.source


def _indicator(name: str, found: Differences) -> Indicator:
    """Return an indicator as the newer data has it, else as the older data had it."""
    newer = found.after.dataset.indicators
    return newer[name] if name in newer else found.before.dataset.indicators[name]


def _number(item: Observation, found: Differences, locale: Locale) -> str:
    indicator = _indicator(item.indicator, found)
    return form.observed(item, indicator, locale, up=indicator.better == "lower")


def _name(agency: str, found: Differences, locale: Locale) -> str:
    """Return the short name of an agency or a breakdown that one of the two states has."""
    dataset = (found.after if agency in found.after.dataset.reporters else found.before).dataset
    return short(dataset, agency, locale)


# --- figures


def _values(page: Page, found: Differences, locale: Locale) -> None:
    if not found.values:
        return
    page.blank()
    page.heading(locale.label("diff", "heading_values", count=locale.number(len(found.values))))
    columns = [
        Column(f"  {heading('indicator', locale)}", wrap=True),
        Column(locale.label("diff", "figure")),
        Column(locale.label("diff", "figure_before"), keep=3),
        Column(locale.label("diff", "known_from")),
        Column(locale.label("diff", "source"), wrap=True, keep=1),
    ]
    page.grid(columns, [_value(item, found, locale) for item in found.values[:MOST_VALUES]])
    left = len(found.values) - MOST_VALUES
    if left > 0:
        page.line("  ", locale.label("diff", "more_values", count=locale.number(left)))


def _value(item: ValueDifference, found: Differences, locale: Locale) -> list[Cell]:
    value = item.after or item.before
    assert value is not None  # noqa: S101 - one of the two is there
    name = indicator_label(_indicator(item.indicator, found), locale)
    if value.reporter is not None:
        name = f"{name}, {_name(value.reporter, found, locale)}"
    now = "-" if item.after is None else _number(item.after, found, locale)
    return [
        f"  {name}",
        f"{form.period(value.period, locale)}: {now}",
        "-" if item.before is None else _number(item.before, found, locale),
        locale.day(item.on),
        printable(value.source or "-"),
    ]


# --- who answers


def _answering(page: Page, found: Differences, locale: Locale) -> None:
    """Add which agencies answer for others now, for how many of the targets and occurrences that are compared."""
    lines: list[str] = []
    for name, (targets, occurrences) in _owners(found).items():
        old, new = (_today(point, name) for point in (found.before, found.after))
        if old != new:
            names = [", ".join(_name(one, found, locale) for one in ones) for ones in (old, new)]
            lines.append(
                locale.label("diff", "answers", old=names[0], new=names[1], targets=targets, occurrences=occurrences)
            )
    if lines:
        page.blank()
        page.heading(locale.label("diff", "heading_agencies"))
        for line in lines:
            page.line(f"  {line}", hang=4)


def _today(point: Point, name: str) -> tuple[str, ...]:
    agencies = point.dataset.agencies
    return today(agencies, (name,), point.as_of) if name in agencies else ()


def _owners(found: Differences) -> dict[str, tuple[int, int]]:
    """Return the agencies named by what others answer for now: how many targets and occurrences name each."""
    targets = [item.after.owners for item in found.targets if item.after is not None and _has_other_agency(item)]
    occurrences = [
        item.after.item.slot.lead for item in found.occurrences if item.after is not None and _has_other_agency(item)
    ]
    names = dict.fromkeys(name for owners in (*targets, *occurrences) for name in owners)
    return {name: (_naming(name, targets), _naming(name, occurrences)) for name in names}


def _has_other_agency(item: Difference) -> bool:
    return any(cause.code == "agency_changed" for cause in _causes(item))


def _naming(name: str, owners: Iterable[Sequence[str]]) -> int:
    return sum(name in each for each in owners)
