"""What the cells of lists say, and the details of a row that has no column."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from par_cli.locales import Locale
from par_cli.model.tasks import Task
from par_cli.progress.agencies import answering_in, unverified
from par_cli.progress.results import Account, OccurrenceResult, Status, TargetResult, TaskResult
from par_cli.render import comparisons, promises
from par_cli.render import format as form
from par_cli.render.page import BREAK, SIGN, SIGNS_AND_STYLES, kept
from par_cli.render.phrases import (
    UNVERIFIED,
    agencies,
    answering,
    cited_name,
    named,
    papers,
    reported,
    rounds,
    short,
    status_word,
)
from par_cli.render.printable import printable

ENDING = ("reason", "document")
"""The words for something that no longer applies."""

FEW_DAYS = 2
"""How many days of milestones are named; of more the first and the last."""


def status(code: str, locale: Locale) -> tuple[str, str]:
    """Return the sign and the word of a status, the shorter one where there are two."""
    sign, style = SIGNS_AND_STYLES[code]
    return f"{sign} {status_word(code, locale)}", style


# --- targets


def target_name(item: TargetResult, locale: Locale) -> str:
    return printable(locale.text(item.entry.indicator.name))


def short_name(item: TargetResult, locale: Locale) -> str:
    """Return the short name that the data has for a target's indicator; nothing where it has none."""
    name = item.entry.indicator.short
    return "" if name is None else printable(locale.text(name))


def goal(item: TargetResult, locale: Locale, *, phase: bool) -> str:
    """Return what a target asks for, with its ``phase`` before it where no column and no heading has that."""
    text = promises.goal(item.entry.target, item.entry.indicator, locale, short=True)
    return f"{kept(item.entry.phase.id)} {text}" if phase else text


def newest(item: TargetResult, found: Status, locale: Locale, *, brief: bool) -> str:
    """Return the figure that the numbers are computed from, else the newest, and its change since the one before.

    In ``brief`` only the sign of the change is there, if it has one; what signs mean is said below the list.
    """
    value = item.shown_value
    if value is None:
        return ""
    change = comparisons.change(item, found.dataset, locale, brief=True)
    figure = kept(form.dated(value, item, locale))
    if brief:
        return kept(f"{figure} {change[0]}") if comparisons.has_change(item) and item.last_change_is else figure
    return f"{figure}{BREAK}{change}" if comparisons.has_change(item) else figure


def leads(found: Status, names: Sequence[str], locale: Locale, taken_over_by: Collection[str] = ()) -> str:
    """Return those that lead or own; with those that answer today only where it is one, so that a cell stays short."""
    if len(names) > 1:
        return named(found.dataset, names, locale)
    return agencies(found, names, locale, taken_over_by)


def target_notes(item: TargetResult, found: Status, locale: Locale) -> list[str]:
    """Return the notes that every row of a target has: who is missing, an extension, what it is made up of, its end."""
    notes = list(_extension(item, locale))
    notes += [
        f"{SIGN[part.status]} {part.entry.id}: {locale.label('target_status', part.status)}" for part in item.parts
    ]
    if item.part_of is not None:
        notes.append(locale.label("detail", "part_of", id=item.part_of))
    if item.entry.target.each and item.reporters is not None and item.each:
        met = sum(one.status == "met" for one in item.each)
        notes.append(locale.label("text", "each_met", met=met, total=item.reporters.total))
    if item.reporters is not None and "partial" in item.flags:
        notes.append(reported(found, "reported", item.reporters, locale))
    notes.append(form.missing_periods(item, locale))
    if item.status == "superseded" and item.outcome is not None:
        notes += papers(item.outcome, found.dataset, locale, ENDING)
    return [note for note in notes if note]


def target_details(item: TargetResult, locale: Locale) -> list[str]:
    """Return everything else there is to say of a target."""
    indicator, target = item.entry.indicator, item.entry.target
    short, full = (promises.goal(target, indicator, locale, short=short) for short in (True, False))
    shown = item.shown_value
    details = [
        comparisons.trend(item, locale),
        "" if full == short else full,
        promises.by_deadline(item.entry, locale),
        promises.stretch(item, locale),
        promises.minimum(item, locale),
        *promises.terms(target, locale),
    ]
    if shown is not None and shown is item.baseline:
        details.append(locale.label("detail", "only_baseline"))
    elif item.baseline is not None:
        details.append(locale.label("detail", "baseline", value=form.dated(item.baseline, item, locale)))
    if item.current is not None and item.current is not shown:
        details.append(locale.label("detail", "later", value=form.dated(item.current, item, locale)))
    if indicator.owners_basis == "field":
        details.append(locale.label("detail", "by_field"))
    due = [year for year in item.years if year.due_passed]
    if due and target.step is not None:
        steps = locale.label("steps", target.step)
        met = sum(year.status == "met" for year in due)
        details.append(locale.label("text", "years_met", met=met, due=len(due), steps=steps))
    if item.reason not in item.flags:
        details.append(comparisons.reason(item.reason, target, locale))
    details += [locale.label("flag", flag) for flag in item.flags if flag != "trend_disagrees"]
    details.append(form.overdue_by(item.days_overdue, locale))
    return [detail for detail in details if detail]


def _extension(item: TargetResult, locale: Locale) -> list[str]:
    if item.extension is None:
        return []
    due, first = (locale.day(day) for day in (item.entry.deadline, item.entry.first_deadline))
    document = printable(item.extension.document or "")
    return [locale.label("text", "extended", due=due, first=first), locale.label("detail", "set_by", text=document)]


# --- tasks


def task_name(item: TaskResult, locale: Locale, *, numbered: bool) -> str:
    """Return the name of a task, behind its number in the decision."""
    name = printable(locale.text(item.task.name))
    return f"{item.task.id} {name}" if numbered else name


def coordinating(item: TaskResult, found: Status, locale: Locale) -> str:
    return named(found.dataset, item.task.coordinating, locale)


def due(item: TaskResult, found: Status, locale: Locale) -> str:
    """Return when a task falls due; nothing where no date is set, which its status says."""
    if item.task.rhythms and len(item.occurrences) > 1:
        return recurrence(item, found, locale)
    days = [occurrence.due for occurrence in item.occurrences if occurrence.due is not None]
    if len(days) > FEW_DAYS:
        return f"{kept(form.deadline(days[0], locale))} … {kept(form.deadline(days[-1], locale))} ({len(days)})"
    if len(days) == 1:
        return kept(locale.day(days[0]))
    return ", ".join(form.deadline(day, locale) for day in days)


def recurrence(item: TaskResult, found: Status, locale: Locale) -> str:
    """Return how often a task recurs; from when to when, unless it does so through all phases of the decision."""
    task, phases = item.task, [*found.dataset.phases.values()]
    steps = [occurrence.slot.step for occurrence in item.occurrences if occurrence.slot.step is not None]
    text = kept(rounds(task.rhythms, locale))
    if (steps[0].start, steps[-1].end) != (phases[0].start, phases[-1].end):
        code = "yearly_years" if all(step.is_year for step in steps) else "round_steps"
        first, last = (kept(form.period(steps[at], locale)) for at in (0, -1))
        text = locale.label("text", code, round=text, first=first, last=last)
    return ", ".join(filter(None, (text, _day_within(task, locale))))


def due_order(item: TaskResult) -> tuple[bool, date]:
    """Return the due day of a task's most pressing occurrence, to sort by; tasks without one come last."""
    days = [one.due for one in item.occurrences if one.due is not None and one.status == item.status]
    return not days, min(days, default=date.min)


def done_of_due(item: TaskResult) -> str:
    """Return how many of the occurrences whose day has passed are done: 0/4; nothing while none has."""
    return f"{item.done_count}/{item.due_count}" if item.due_count else ""


def task_notes(item: TaskResult, found: Status, locale: Locale) -> list[str]:
    """Return the notes that every row of a task has: what was reported, and who is missing."""
    return [note for note in _results(item, found, locale) if note]


def seen_note(item: TaskResult, locale: Locale) -> str:
    """Return that something was done of a task, or in which periods, where nobody knows whether it is finished."""
    seen = [occurrence.slot.key for occurrence in item.occurrences if occurrence.seen is not None]
    if not seen:
        return ""
    words = locale.label("state", "seen")
    return words if len(item.occurrences) == 1 else f"{', '.join(seen)}: {words}"


def task_details(item: TaskResult, locale: Locale) -> list[str]:
    """Return everything else there is to say of a task."""
    task = item.task
    details = [locale.label("schedule", "yearly_plan")] if task.by_plan else []
    if len(item.occurrences) == 1 and "bounded" not in item.occurrences[0].flags:
        details.append(_done(item.occurrences[0], locale))
    if len(item.occurrences) > 1 and item.due_count:
        details.append(locale.label("text", "done_of_due", done=item.done_count, due=item.due_count))
    if task.condition is not None:
        details.append(printable(locale.text(task.condition)))
    return [detail for detail in details if detail]


def _day_within(task: Task, locale: Locale) -> str:
    """Return the day of the year, or the days after a period, on which a recurring task is due."""
    if task.on is not None:
        month, day = task.on.split("-")
        return locale.label("text", "due_on_day", month=month, day=day)
    return "" if task.after_days is None else locale.label("text", "due_after_days", days=task.after_days)


def _due_day(occurrence: OccurrenceResult, locale: Locale) -> str:
    return "-" if occurrence.due is None else locale.day(occurrence.due)


def _results(item: TaskResult, shown: Status, locale: Locale) -> list[str]:
    """Return what was reported of work that is not done, the milestones that differ, who is missing, and extensions."""
    found: list[str] = []
    statuses = {occurrence.status for occurrence in item.occurrences}
    if len(item.occurrences) == 1:
        found.append(_under_way(item.occurrences[0], locale))
    elif item.task.milestones is not None and len(statuses) > 1:
        found += _milestones(item, locale)
    for occurrence in item.occurrences:
        if occurrence.reporters is not None and "partial" in occurrence.flags:
            text = reported(shown, "reported_done", occurrence.reporters, locale)
            found.append(text if len(item.occurrences) == 1 else f"{occurrence.slot.key}: {text}")
    found += [
        locale.label("text", "extended", due=_due_day(occurrence, locale), first=locale.day(occurrence.first_due))
        for occurrence in item.occurrences
        if occurrence.extension is not None and occurrence.first_due is not None
    ]
    for occurrence in item.occurrences:
        if occurrence.extension is not None and occurrence.extension.document is not None:
            name = cited_name(shown.dataset, occurrence.extension.document, locale)
            found.append(locale.label("detail", "set_by", text=printable(name)))
    if item.status == "superseded" and item.occurrences[0].report is not None:
        found += papers(item.occurrences[0].report, shown.dataset, locale, ENDING)
    return found


def _milestones(item: TaskResult, locale: Locale) -> list[str]:
    found = []
    for occurrence in item.occurrences:
        status = locale.label("occurrence_status", occurrence.status)
        late = f", {locale.label('text', 'late_or_not')}" if "bounded" in occurrence.flags else ""
        found.append(f"{SIGN[occurrence.status]} {_due_day(occurrence, locale)} {status}{late}")
    return found


def _under_way(occurrence: OccurrenceResult, locale: Locale) -> str:
    """Return what was reported of work that is not known to be done, or not known to have been done in time."""
    if "bounded" in occurrence.flags:
        return _done(occurrence, locale)
    if occurrence.report is not None and occurrence.report.state in {"in_progress", "not_started"}:
        return locale.label("text", occurrence.report.state)
    return ""


def _done(occurrence: OccurrenceResult, locale: Locale) -> str:
    if occurrence.done_on is None:
        return ""
    code = "done_by" if occurrence.done_by_bound else "done_on"
    text = locale.label("text", code, day=locale.day(occurrence.done_on))
    return f"{text}, {locale.label('text', 'late_or_not')}" if "bounded" in occurrence.flags else text


# --- accounts


def account_name(item: Account, found: Status, locale: Locale, *, with_heirs: bool) -> str:
    """Return the name of an agency, with those that answer for it today where they are others.

    One that answers for some of an account only by general knowledge is marked.
    """
    if item.agency is None:
        return locale.label("text", "no_lead")
    name, others = short(found.dataset, item.agency, locale), heirs(item, found, locale) if with_heirs else ""
    if found.by_today and _answers_unverified(item, item.agency, found):
        return name + UNVERIFIED
    return locale.label("text", "today", name=name, today=others) if others else name


def _answers_unverified(item: Account, agency: str, found: Status) -> bool:
    rows = [(occurrence.slot.lead, task.task.taken_over_by) for task, occurrence in item.leads]
    rows += [(target.owners, ()) for target in item.owns]
    agencies = found.dataset.agencies
    return any(
        agency not in names and agency in unverified(agencies, names, found.as_of, taken_over_by)
        for names, taken_over_by in set(rows)
    )


def heirs(item: Account, found: Status, locale: Locale) -> str:
    """Return those that answer today for some of what an account holds, where they are others than the one named."""
    if item.agency is None or found.by_today or item.agency_today == (item.agency,):
        return ""
    return ", ".join(answering_today(item, found, locale))


def answering_today(item: Account, found: Status, locale: Locale) -> list[str]:
    """Return those that answer today for some of what an account holds, marked where that is only general knowledge."""
    if item.agency is None:
        return []
    rows = [(), *(task.task.taken_over_by for task, _ in item.leads)]
    heirs = answering_in(found.dataset.agencies, item.agency, found.as_of, rows)
    return [answering(found, [item.agency], heir, locale, heirs.get(heir, ())) for heir in item.agency_today]
