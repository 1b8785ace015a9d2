"""The first screen: the state of a decision on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from par_cli.locales import Locale
from par_cli.progress.results import (
    MOST_PRESSING_FIRST,
    TARGETS_APART,
    OccurrenceStatus,
    Status,
    Summary,
    Tally,
    TargetResult,
)
from par_cli.render import comparisons
from par_cli.render.page import SIGN, Cell, Column, Page, Screen
from par_cli.render.phrases import heading, marks, status_word
from par_cli.render.printable import printable
from par_cli.render.table.headline import headline_groups, silent_targets, troubled_targets, unreported
from par_cli.render.table.late import FEW, due_soon, late_tasks

MOST_LINES = 50
"""How many lines the first screen has at most for the names of unreported targets to be on it."""

_TASK_COLUMNS: tuple[OccurrenceStatus, ...] = (
    "done_on_time",
    "done_late",
    "unfinished",
    "unreported",
    "open",
    "undated",
)


def status_screen(page: Page, found: Status, locale: Locale, repeated: str) -> None:
    verdict(page, found, locale)
    page.blank()
    counts(page, found, locale)
    headline_groups(page, found, locale)
    troubled_targets(page, found, locale, slow=False)
    rest = page.another()
    troubled_targets(rest, found, locale, slow=True)
    late_tasks(rest, found, locale)
    if ("overdue", "true") not in found.filters:
        due_soon(rest, found, locale)
    _further(rest, found, locale, repeated)
    _silent(page, rest, found, locale, repeated)
    page.append(rest)
    marks(page, locale)


def _silent(page: Page, rest: Page, found: Status, locale: Locale, repeated: str) -> None:
    """Add the targets that nobody has reported on: by their names where there is room, and always those of one agency.

    ``rest`` is the part of the page below them.
    """
    number = len(unreported(found))
    if not number:
        return
    names = page.another()
    silent_targets(names, found, locale)
    if "agency" in dict(found.filters) or not page.exceeds(MOST_LINES, names, rest):
        page.append(names)
        return
    text = locale.label("text", "silent_target" if number == 1 else "silent_targets", number=number)
    page.commands(f"{SIGN['unreported']} {text}", [printable(f"par targets --status unreported{repeated}")])


# --- the verdict and the counts


def verdict(page: Screen, found: Status, locale: Locale) -> None:
    """Add what is past due, and how much of it for lack of a report."""
    summary = found.summary
    late = summary.targets.overdue + summary.occurrences.overdue
    if not late:
        page.line(("✓ ", "green"), (locale.label("text", "overdue_none"), "bold green"))
        return
    missed = sum(item.counts and item.overdue and item.failed for item in found.targets)
    # One that failed in one year may be unreported in another.
    unreported = sum(item.counts and item.overdue and item.status == "unreported" for item in found.targets)
    unfinished, silent = summary.occurrences.unfinished, summary.occurrences.unreported
    late_things = {
        "targets": _past_due("target", summary.targets.overdue, summary.targets.total, locale),
        "tasks": _past_due("task", summary.tasks.overdue, summary.tasks.total, locale),
        "occurrences": _past_due("occurrence", summary.occurrences.overdue, summary.occurrences.overdue, locale),
    }
    asked_for = "both" if summary.targets.total else "tasks"
    code = f"overdue_{asked_for}" if summary.tasks.total else "overdue_targets"
    page.line(("! ", "bold red"), (locale.label("text", code, **late_things), "bold red"), hang=2)
    code = "all_unreported"
    if missed or unfinished:
        code = "some_unreported" if unreported or silent else "none_unreported"
    numbers = {"missed": missed, "unreported": unreported, "unfinished": unfinished, "silent": silent}
    page.line("  ", locale.label("text", code, **numbers), hang=2)


def _past_due(noun: str, number: int, total: int, locale: Locale) -> str:
    code = f"past_due_{noun}" if total == 1 else f"past_due_{noun}s"
    return locale.label("text", code, number=number, total=total)


def counts(page: Screen, found: Status, locale: Locale) -> None:
    """Add how many targets and tasks there are of each status, and notes on those without a column of their own."""
    if found.summary.targets.total:
        _target_counts(page, found, locale)
    if found.summary.tasks.total:
        _task_counts(page, found.summary, locale)
    _notes(page, found, locale)


def _cells(label: str, numbers: Iterable[int | str]) -> list[Cell]:
    return [f"  {label}", *(str(item) for item in numbers)]


def _target_counts(page: Screen, found: Status, locale: Locale) -> None:
    columns = [
        Column(heading("targets", locale)),
        Column(heading("total", locale), "right"),
        *(Column(heading(status, locale, sign_of=status), "right") for status in TARGETS_APART),
        Column(heading("other", locale), "right"),
    ]
    rows = []
    mark = 0
    for phase, tally in _by_phase(found):
        other = _other(tally)
        mark += bool(other)
        name = found.dataset.phases[phase].name
        label = phase if name is None else printable(locale.text(name))
        others = f"{tally.other} ({mark})" if tally.other else 0
        rows.append(_cells(label, [tally.total, *(tally.by_status[status] for status in TARGETS_APART), others]))
    page.grid(columns, rows)


def _by_phase(found: Status) -> list[tuple[str, Tally]]:
    """Return the counts of each phase that has targets, in the order of the data."""
    tallies = found.summary.targets_by_phase
    return [(phase, tallies[phase]) for phase in found.dataset.phases if phase in tallies]


def _other(tally: Tally) -> dict[str, int]:
    """Return the statuses that have no column of their own, the most pressing first, and how many targets have them."""
    others = (name for name in MOST_PRESSING_FIRST if name not in TARGETS_APART)
    return {name: tally.by_status[name] for name in others if tally.by_status[name]}


def _task_counts(page: Screen, summary: Summary, locale: Locale) -> None:
    columns = [Column(heading("tasks", locale)), Column(heading("total", locale), "right")]
    columns += [
        Column(
            heading(name, locale, sign_of=name if name in {"unfinished", "unreported"} else None),
            "right",
            wrap=name == "undated",  # the last heading may take two lines, for the others to have room
        )
        for name in _TASK_COLUMNS
    ]
    rows = [
        _cells(heading(code, locale), [tally.total, *(tally.by_status[name] for name in _TASK_COLUMNS)])
        for code, tally in (("tasks_row", summary.tasks), ("occurrences_row", summary.occurrences))
    ]
    page.grid(columns, rows)


def _notes(page: Screen, found: Status, locale: Locale) -> None:
    """Add notes on the statuses that have no column of their own."""
    mark = 0
    for phase, tally in _by_phase(found):
        other = _other(tally)
        if not other:
            continue
        mark += 1
        inside = [item for item in found.targets if item.counts and item.entry.phase.id == phase]
        notes = []
        for name, count in other.items():
            note = f"{count} {status_word(name, locale)}"
            between_years = [item for item in inside if item.status == name and item.reason == "no_year_due"]
            waiting = Counter(comparisons.reason(item.reason, item.entry.target, locale) for item in between_years)
            for reason, number in waiting.items():
                note = locale.label("text", "of_which", part=note, number=number, reason=reason)
            for trend, ids in _second_opinions((item for item in inside if item.status == name), locale).items():
                note = locale.label("text", "of_which", part=note, number=ids, reason=trend)
            notes.append(note)
        page.line(f"({mark}) {', '.join(notes)}", hang=4)
    late = sum(item.counts and "met_late" in item.flags for item in found.targets)
    if late:
        page.line(locale.label("text", "late_note", number=late), hang=4)
    bounded = sum("bounded" in one.flags for item in found.tasks for one in item.occurrences)
    if bounded:
        page.line(locale.label("text", "late_or_not_note", number=bounded), hang=4)
    superseded = found.summary.occurrences.superseded
    if superseded:
        tasks = found.summary.tasks.by_status["superseded"]
        page.line(locale.label("text", "superseded_note", tasks=tasks, occurrences=superseded), hang=4)


def _second_opinions(items: Iterable[TargetResult], locale: Locale) -> dict[str, str]:
    """Return what the trend says of targets where it differs from the pace, with their ids, or how many they are."""
    found: dict[str, list[str]] = {}
    for item in items:
        if text := comparisons.trend(item, locale):
            found.setdefault(text, []).append(item.entry.id)
    return {text: ", ".join(ids) if len(ids) <= FEW else str(len(ids)) for text, ids in found.items()}


def _further(page: Page, found: Status, locale: Locale, repeated: str) -> None:
    if found.filters:
        return
    commands = ["par tasks --overdue"] if found.summary.tasks.overdue else []
    commands.append("par agencies")
    late = [phase for phase in found.dataset.phases if any(_late_in(item, phase) for item in found.targets)]
    commands.append(f"par targets --phase {late[0]}" if late else "par targets")
    page.blank()
    page.commands(locale.label("text", "more"), [printable(command + repeated) for command in commands])


def _late_in(item: TargetResult, phase: str) -> bool:
    return item.counts and item.overdue and item.entry.phase.id == phase
