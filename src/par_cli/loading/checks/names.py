"""Names: an id is one thing, whatever is named exists, and no way from one agency to the next leads back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Literal

from par_cli.diagnostics import Diagnostic, Related
from par_cli.loading.checks.shared import Entries, Known, some
from par_cli.loading.entries import Entry, Origin, closest
from par_cli.messages import Message, phrase
from par_cli.model.agencies import Agency
from par_cli.model.decision import BUILT_IN_UNITS, COMPOSITE, Target
from par_cli.model.tasks import Task
from par_cli.model.text import folded
from par_cli.source import path_text

What = Literal["agency", "group", "indicator", "phase", "section", "target", "task", "unit"]
_KINDS: Mapping[What, Message] = {
    "agency": phrase("agency"),
    "group": phrase("group"),
    "indicator": phrase("indicator"),
    "phase": phrase("phase"),
    "section": phrase("section"),
    "target": phrase("target"),
    "task": phrase("task"),
    "unit": phrase("unit"),
}
"""What an id can name, in words."""


def _unknown(
    origin: Origin, what: What, name: str, known: Collection[str] | None, *inner: str | int
) -> Iterator[Diagnostic]:
    if known is not None and name not in known:
        if what == "task":  # a task of another section is another task, however alike the numbers look
            section = name.rpartition(".")[0].casefold()
            known = {item for item in known if item.rpartition(".")[0].casefold() == section}
            close = next((item for item in known if item.casefold() == name.casefold()), None)
        else:
            close = closest(name, sorted(known))
        if close:
            hint = phrase("did you mean “{name}”?", name=close)
        else:
            hint = phrase("add it to the data, or name one of: {names}", names=some(known))
        message = phrase("there is no {what} “{name}”", what=_KINDS[what], name=path_text((name,)))
        yield origin.problem("PAR301", message, hint, *inner)


def ids_unique(entries: Entries) -> Iterator[Diagnostic]:
    """An id names one thing."""
    lists: tuple[tuple[What, Sequence[Entry[Any]]], ...] = (
        ("phase", entries.phases),
        ("group", entries.groups),
        ("unit", entries.units),
        ("indicator", entries.indicators),
        ("section", entries.sections),
        ("task", entries.tasks),
        ("agency", entries.agencies),
    )
    for what, items in lists:
        first: dict[str, Origin] = {}
        for entry in items:
            name = str(getattr(entry.value, "id", ""))
            if name in first:
                line = first[name].place("id").line
                message = phrase(
                    "the {what} “{name}” is already defined on line {line}", what=_KINDS[what], name=name, line=line
                )
                hint = phrase("give it another id, or remove one of the two")
                yield entry.origin.problem("PAR302", message, hint, "id", related=(first[name].related("id"),))
            first.setdefault(name, entry.origin)


def target_ids_unique(entries: Entries) -> Iterator[Diagnostic]:
    """An id, else a phase, tells the targets of an indicator apart."""
    for entry in entries.indicators:
        named: dict[str, Target] = {}
        for index, target in enumerate(entry.value.targets):
            other = named.setdefault(target.key, target)
            if other is not target:
                place = "phase" if target.id is None else "id"
                message = phrase("the indicator has two targets called “{name}”", name=target.key)
                if target.id is None and other.id is None:
                    message = phrase("the indicator has two targets in phase {phase}", phase=target.phase)
                hint = phrase("keep one of them, or give each an id of its own, like id: 2025-first")
                yield entry.origin.problem("PAR302", message, hint, "targets", index, place)


def units_not_built_in(entries: Entries) -> Iterator[Diagnostic]:
    """What is built in is not declared anew."""
    for unit in entries.units:
        if unit.value.id in BUILT_IN_UNITS:
            message = phrase("the unit “{name}” is built in", name=unit.value.id)
            yield unit.origin.problem("PAR302", message, phrase("remove this entry"), "id")


def names_unambiguous(entries: Entries) -> Iterator[Diagnostic]:
    """A name or alias finds one agency."""
    owner: dict[str, tuple[str, Related]] = {}
    for entry in entries.agencies:
        agency = entry.value
        named = [(agency.name.vi, ("name", "vi")), (agency.name.en, ("name", "en"))]
        paths: list[tuple[str | None, tuple[str | int, ...]]] = [
            *named,
            *((alias, ("aliases", index)) for index, alias in enumerate(agency.aliases)),
        ]
        for name, path in paths:
            if name is None:
                continue
            other, place = owner.setdefault(folded(name), (agency.id, entry.origin.related(*path)))
            if other != agency.id:
                message = phrase("“{name}” already names the agency {other}", name=name, other=other)
                hint = phrase("keep the name at one of the two")
                yield entry.origin.problem("PAR303", message, hint, *path, related=(place,))


def references_exist(entries: Entries) -> Iterator[Diagnostic]:
    """Whatever an entry names exists."""
    known = entries.known
    units = None if known["units"] is None else known["units"] | set(BUILT_IN_UNITS)
    for item in entries.indicators:
        indicator, origin = item
        if indicator.group is not None:
            yield from _unknown(origin, "group", indicator.group, known["groups"], "group")
        if indicator.unit is not None:
            yield from _unknown(origin, "unit", indicator.unit, units, "unit")
        for key in ("owners", "reporters"):
            for index, name in enumerate(getattr(indicator, key)):
                yield from _unknown(origin, "agency", name, known["agencies"], key, index)
        for number, target in enumerate(indicator.targets):
            yield from _unknown(origin, "phase", target.phase, known["phases"], "targets", number, "phase")
            for key in sorted(COMPOSITE):
                for index, name in enumerate(getattr(target, key) or ()):
                    yield from _unknown(origin, "target", name, known["targets"], "targets", number, key, index)
            for index, name in enumerate(target.owners or ()):
                yield from _unknown(origin, "agency", name, known["agencies"], "targets", number, "owners", index)
    for task in entries.tasks:
        yield from _task_references(task, known)
    for agency in entries.agencies:
        for index, name in enumerate(agency.value.members):
            yield from _unknown(agency.origin, "agency", name, known["agencies"], "members", index)
        for index, successor in enumerate(agency.value.successors):
            yield from _unknown(
                agency.origin, "agency", successor.agency, known["agencies"], "successors", index, "agency"
            )
    for value in entries.values:
        yield from _unknown(value.origin, "indicator", value.value.indicator, known["indicators"], "indicator")
        if value.value.reporter is not None:
            yield from _unknown(value.origin, "agency", value.value.reporter, known["agencies"], "reporter")
    for outcome in entries.outcomes:
        yield from _unknown(outcome.origin, "target", outcome.value.target, known["targets"], "target")
    for threshold in entries.thresholds:
        yield from _unknown(threshold.origin, "target", threshold.value.target, known["targets"], "target")
    for report in entries.task_reports:
        yield from _unknown(report.origin, "task", report.value.task, known["tasks"], "task")
        if report.value.reporter is not None:
            yield from _unknown(report.origin, "agency", report.value.reporter, known["agencies"], "reporter")


def _task_references(entry: Entry[Task], known: Known) -> Iterator[Diagnostic]:
    task, origin = entry
    if known["sections"] and task.section not in known["sections"]:
        yield from _unknown(origin, "section", task.section, known["sections"], "id")
    for key in ("lead", "taken_over_by", "coordinating"):
        for index, name in enumerate(getattr(task, key)):
            yield from _unknown(origin, "agency", name, known["agencies"], key, index)
    for index, name in enumerate(task.targets):
        yield from _unknown(origin, "target", name, known["targets"], "targets", index)
    for number, step in enumerate(task.milestones or ()):
        path = ("milestones", number)
        for index, name in enumerate(step.lead or ()):
            yield from _unknown(origin, "agency", name, known["agencies"], *path, "lead", index)
        if step.measure is not None:
            yield from _unknown(
                origin, "indicator", step.measure.indicator, known["indicators"], *path, "measure", "indicator"
            )


def successors_end(entries: Entries) -> Iterator[Diagnostic]:
    """Following successors comes to an end."""
    after = {entry.value.id: {step.agency for step in entry.value.successors} for entry in entries.agencies}
    yield from _leading_back(entries.agencies, after, "PAR304", "successors", "successor")


def members_end(entries: Entries) -> Iterator[Diagnostic]:
    """No group is a member of itself, directly or through its members."""
    inside = {entry.value.id: set(entry.value.members) for entry in entries.agencies}
    yield from _leading_back(entries.agencies, inside, "PAR306", "members", "member")


def _leading_back(
    agencies: Sequence[Entry[Agency]], ways: Mapping[str, set[str]], code: str, key: str, step: str
) -> Iterator[Diagnostic]:
    for entry in agencies:
        seen: set[str] = set()
        ahead = set(ways[entry.value.id])
        while ahead:
            name = ahead.pop()
            if name == entry.value.id:
                message = phrase("the {key} of {name} lead back to it", key=key, name=entry.value.id)
                yield entry.origin.problem(code, message, phrase("remove the {step} that leads back", step=step), key)
                break
            if name not in seen:
                seen.add(name)
                ahead |= ways.get(name, set())


def parts_are_taken_over(entries: Entries) -> Iterator[Diagnostic]:
    """Who takes over a single row is a successor of a part of one of its lead agencies."""
    parts = {
        entry.value.id: {step.agency for step in entry.value.successors if step.scope is not None}
        for entry in entries.agencies
    }
    for task, origin in entries.tasks:
        leads = {*task.lead, *(name for step in task.milestones or () for name in step.lead or ())}
        heirs: set[str] = set().union(*(parts.get(name, set()) for name in leads))
        for index, name in enumerate(task.taken_over_by):
            if name in parts and leads <= parts.keys() and name not in heirs:
                message = phrase("{name} has taken over no part of an agency that leads the task", name=name)
                hint = phrase("name it among the successors of the lead agency, with a scope, or remove it")
                yield origin.problem("PAR808", message, hint, "taken_over_by", index)
