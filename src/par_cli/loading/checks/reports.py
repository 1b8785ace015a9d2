"""Rules about reports: each is complete, given once, and about something that can be in that state."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import LAST_YEAR, Entries, are_steps, runs_forward, some
from par_cli.loading.entries import Entry, Origin
from par_cli.messages import Message, phrase
from par_cli.model.dataset import target_id
from par_cli.model.decision import Target
from par_cli.model.reports import Outcome, TaskReport, speaks_of
from par_cli.model.schedule import Slot, covered, slots


def values_do_not_conflict(entries: Entries) -> Iterator[Diagnostic]:
    """One indicator, reporter, period and day of publication has one entry, whether or not two agree."""
    for values in entries.values.kinds:
        for row, first in values.observations.repeated:
            item, origin = values.entry(row)
            yield _reported_twice(values.origin(first), origin, f"{item.indicator} {item.period.text}", "period")


def reports_do_not_conflict(entries: Entries) -> Iterator[Diagnostic]:
    """One target or occurrence has one report of one kind a day."""
    first: dict[object, Origin] = {}
    for outcome, origin in entries.outcomes:
        key: object = (outcome.target, speaks_of(outcome.state), outcome.published)
        if first.setdefault(key, origin) is not origin:
            yield _reported_twice(first[key], origin, outcome.target, "target")
    for threshold, origin in entries.thresholds:
        key = ("threshold", threshold.target, threshold.published)
        if first.setdefault(key, origin) is not origin:
            yield _reported_twice(first[key], origin, threshold.target, "target")
    keys = occurrence_keys(entries)
    for report, origin in entries.task_reports:
        occurrences = covered(keys.get(report.task, ()), report.occurrence) or (report.occurrence,)
        what = (report.task, report.reporter, speaks_of(report.state), report.published)
        owners = [first.setdefault((what, occurrence), origin) for occurrence in occurrences]
        twin = next((owner for owner in owners if owner is not origin), None)
        if twin is not None:  # one problem is enough, however many occurrences are reported twice
            yield _reported_twice(twin, origin, report.task, "task")


def _reported_twice(first: Origin, origin: Origin, what: str, inner: str) -> Diagnostic:
    message = phrase(
        "{what} is reported twice with the same day of publication (first at {place})",
        what=what, place=first.file_line(inner),
    )  # fmt: skip
    hint = phrase("keep one of them, or give the later one its own published day")
    return origin.problem("PAR609", message, hint, inner, related=(first.related(inner),))


def reports_complete(entries: Entries) -> Iterator[Diagnostic]:
    """A report says what its state needs, and nothing that belongs to another."""
    both: list[Entry[Outcome] | Entry[TaskReport]] = [*entries.outcomes, *entries.task_reports]
    for report, origin in both:
        for key, wanted in _NEEDED[report.state]:
            if all(getattr(report, name) is None for name in key.split("|")):
                message = phrase("{state} needs {wanted}", state=report.state, wanted=wanted)
                hint = phrase("add {key}: and write it there", key=key.split("|")[0])
                yield origin.problem("PAR610", message, hint, "state")
        if report.on is not None and report.by is not None:
            message = phrase("on is the day itself, and by a bound where the day is not known")
            yield origin.problem("PAR611", message, phrase("keep one of them"), "by", key=True)
        if report.due is not None and report.state != "extended":
            hint = phrase("write state: extended")
            yield origin.problem("PAR612", phrase("due is for an extension"), hint, "due", key=True)
    for item, origin in entries.task_reports:
        if item.seen and item.state != "in_progress":
            message = phrase(
                "seen means that it is not known whether it is finished, and the state is {state}", state=item.state
            )
            hint = phrase("write state: in_progress, or leave seen out")
            yield origin.problem("PAR637", message, hint, "seen", key=True)


def outcomes_have_no_number(entries: Entries) -> Iterator[Diagnostic]:
    """What a number or its parts decide is not reported as done or not."""
    targets = _targets(entries)
    for outcome, origin in entries.outcomes:
        target = targets.get(outcome.target)
        if target is None or target.outcome is not None or target.refers_to is not None:
            continue
        if speaks_of(outcome.state) != "progress":
            continue
        if target.parts:
            message = phrase("{target} is judged by its components", target=outcome.target)
            yield origin.problem("PAR614", message, phrase("report on the components"), "state")
        else:
            message = phrase("{target} is judged by a number", target=outcome.target)
            yield origin.problem("PAR614", message, phrase("report the number under values"), "state")


def conditions_are_named(entries: Entries) -> Iterator[Diagnostic]:
    """That a condition is met is reported of a target that has one."""
    targets = _targets(entries)
    for outcome, origin in entries.outcomes:
        target = targets.get(outcome.target)
        if target is not None and outcome.state == "condition_met" and target.condition is None:
            message = phrase("{target} has no condition that could be met", target=outcome.target)
            hint = phrase("remove the entry, or write condition: at the target")
            yield origin.problem("PAR629", message, hint, "state")


def thresholds_are_referred_to(entries: Entries) -> Iterator[Diagnostic]:
    """A number from another document is that of a target that refers to one."""
    targets = _targets(entries)
    for threshold, origin in entries.thresholds:
        target = targets.get(threshold.target)
        if target is not None and target.refers_to is None:
            message = phrase("{target} has a number of its own", target=threshold.target)
            yield origin.problem(
                "PAR613", message, phrase("remove the entry, or name a target with refers_to"), "target"
            )


def _targets(entries: Entries) -> dict[str, Target]:
    return {target_id(indicator.id, target.key): target for indicator, target, _ in entries.targets}


_PUBLISHED = ("published", phrase("the day on which this was reported"))
_NEEDED: dict[str, tuple[tuple[str, Message], ...]] = {
    "done": (("on|by", phrase("the day on which it was done (on), or a bound for it (by)")),),
    "in_progress": (_PUBLISHED,),
    "not_done": (_PUBLISHED,),
    "not_started": (_PUBLISHED,),
    "extended": (
        ("due", phrase("the new due date")),
        ("document", phrase("the document that extends it")),
        _PUBLISHED,
    ),
    "condition_met": (("on", phrase("the day on which the condition was met")),),
    "superseded": (
        ("on", phrase("the day from which it no longer applies")),
        ("reason", phrase("a reason")),
        ("document", phrase("the document that says so")),
    ),
}


def occurrence_keys(entries: Entries) -> dict[str, dict[str, None]]:
    """Return the keys of the occurrences of each task that was reported on, in order, where they are known."""
    return {name: dict.fromkeys(slot.key for slot in found) for name, found in _occurrences(entries).items()}


def _occurrences(entries: Entries) -> dict[str, tuple[Slot, ...]]:
    """Return the occurrences of each task that was reported on, where its schedule is right and its years are known."""
    spoken_of = {report.task for report, _ in entries.task_reports}
    phases = [phase for phase, _ in entries.phases if runs_forward(phase)]
    given = entries.known["phases"]
    all_phases = given is not None and len(phases) == len(given)
    found = {
        task.id: slots(task, phases)
        for task, _ in entries.tasks
        if task.id in spoken_of
        and len(task.schedules) == 1
        and (not task.rhythms or (all_phases if task.years is None else are_steps(task.years, *task.rhythms)))
    }
    return {name: each for name, each in found.items() if each and len({slot.key for slot in each}) == len(each)}


def occurrences_exist(entries: Entries) -> Iterator[Diagnostic]:
    keys = occurrence_keys(entries)
    names = cache(lambda task: some(keys[task]))
    for report, origin in entries.task_reports:
        known, occurrence = keys.get(report.task), report.occurrence
        if known is None or covered(known, occurrence):
            continue
        if occurrence is not None:
            message = phrase("{task} has no occurrence “{name}”", task=report.task, name=occurrence)
            yield origin.problem(
                "PAR807", message, phrase("write one of {names}", names=names(report.task)), "occurrence"
            )
        elif report.state != "superseded":
            message = phrase("{task} has {number} occurrences", task=report.task, number=len(known))
            hint = phrase("write occurrence: and one of {names}", names=names(report.task))
            yield origin.problem("PAR807", message, hint, "task")


def extensions_give_more_time(entries: Entries) -> Iterator[Diagnostic]:
    """An extension moves the one deadline of a target to a later day that can be waited for."""
    targets, last_days = _targets(entries), entries.last_days()
    for outcome, origin in entries.outcomes:
        target = targets.get(outcome.target)
        if target is None or outcome.state != "extended" or outcome.due is None:
            continue
        deadline = target.deadline(last_days.get(target.phase))
        if target.step is None and deadline is None:
            continue
        if target.parts:
            message = phrase("{target} has the latest deadline of its components", target=outcome.target)
            yield origin.problem("PAR615", message, phrase("extend the components"), "state")
        elif deadline is None or target.step is not None:
            message = phrase(
                "{target} is judged step by step, and no single deadline can be moved", target=outcome.target
            )
            yield origin.problem("PAR615", message, phrase("remove the entry"), "state")
        elif outcome.due <= deadline:
            message = phrase("the new deadline is not after the first one, {deadline}", deadline=deadline)
            yield origin.problem("PAR616", message, phrase("write the day that the document gives"), "due")
        elif outcome.due.year > LAST_YEAR:
            message = phrase("{key} is not a plausible year", key="due")
            yield origin.problem("PAR406", message, phrase("write the year that is meant"), "due")


def task_extensions_give_more_time(entries: Entries) -> Iterator[Diagnostic]:
    """An extension moves each occurrence that it speaks of to a day after the one that the decision sets."""
    extended = [entry for entry in entries.task_reports if entry.value.state == "extended"]
    occurrences = _occurrences(entries) if extended else {}
    for report, origin in extended:
        dues = {slot.key: slot.due for slot in occurrences.get(report.task, ())}
        set_for = [dues[key] for key in covered(dues, report.occurrence)]
        last = max((due for due in set_for if due is not None), default=None)
        if last is not None and report.due is not None and report.due <= last:
            message = phrase("the new due date is not after the first one, {due}", due=last)
            yield origin.problem("PAR617", message, phrase("write the day that the document gives"), "due")
