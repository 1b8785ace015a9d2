"""Agencies: who takes over from them and when, who their members are, and that no chain leads back to its start."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import Entries
from par_cli.loading.entries import Entry, Origin, Path
from par_cli.messages import Message, phrase
from par_cli.model.agencies import Agency


def successors_end(entries: Entries) -> Iterator[Diagnostic]:
    after = {agency.id: {step.agency for step in agency.successors} for agency, _ in entries.agencies}
    yield from _leading_back(entries.agencies, after, "PAR304", "successors", phrase("successor"))


_MOST_HEIRS = 100
"""How many agencies may answer for one: each row of what it leads names them all."""


def successors_are_few(entries: Entries) -> Iterator[Diagnostic]:
    """The whole of an agency is taken over by some agencies, directly or in turn, and not by hundreds."""
    origins = {agency.id: origin for agency, origin in entries.agencies}
    heirs = {
        agency.id: dict.fromkeys(step.agency for step in agency.successors if step.scope is None)
        for agency, _ in entries.agencies
    }
    seen: set[str] = set()
    last: dict[str, frozenset[str]] = {}
    for name in (name for root in heirs for name in _reached(root, heirs, seen)):  # each after its heirs
        ahead = heirs.get(name, {})
        last[name] = frozenset().union(*(last.get(heir, ()) for heir in ahead)) if ahead else frozenset({name})
        count = max(len(ahead), len(last[name]))
        if count > _MOST_HEIRS:
            last[name] = frozenset({name})  # what comes before it is not reported too
            message = phrase("{count} agencies take over from {name}", count=count, name=name)
            hint = phrase("name at most {most}, or one group that has them as its members", most=_MOST_HEIRS)
            yield origins[name].problem("PAR221", message, hint, "successors")


def successors_answer(entries: Entries, day: date) -> Iterator[Diagnostic]:
    """Who takes over is there when it does, and is there today or has been taken over itself."""
    agencies = {entry.value.id: entry for entry in entries.agencies}
    for agency, origin in entries.agencies:
        for index, step in enumerate(agency.successors):
            heir = agencies.get(step.agency)
            until = None if heir is None else heir.value.until
            if heir is None or until is None:
                continue
            if until < step.start.start:
                message = phrase("{name} ended on {day}, before it took over", name=step.agency, day=until)
                hint = phrase("name the agency that took over, or correct from, or until of the other")
            elif step.start.end <= day and until < day and not heir.value.successors:
                message = phrase(
                    "{name} ended on {day}, and nobody has taken over from it", name=step.agency, day=until
                )
                hint = phrase("add successors to it, or name the agency that answers today")
            else:
                continue
            related = (heir.origin.related("until"),)
            yield origin.problem("PAR307", message, hint, "successors", index, "agency", related=related)


def members_end(entries: Entries) -> Iterator[Diagnostic]:
    inside = {agency.id: set(agency.members) for agency, _ in entries.agencies}
    yield from _leading_back(entries.agencies, inside, "PAR306", "members", phrase("member"))


def agencies_end_after_they_begin(entries: Entries) -> Iterator[Diagnostic]:
    for agency, origin in entries.agencies:
        if agency.start is not None and agency.until is not None and agency.until < agency.start:
            message = phrase("its last day, {until}, is before its first, {start}", until=agency.until,
                             start=agency.start)  # fmt: skip
            yield origin.problem("PAR312", message, phrase("correct one of the two"), "until")


def groups_say_how_many(entries: Entries) -> Iterator[Diagnostic]:
    """A group has at least the members that it names; the reporters of an indicator are more than one agency."""
    agencies = {agency.id: agency for agency, _ in entries.agencies}
    for agency, origin in entries.agencies:
        named = len(agency.members)
        if agency.size is not None and agency.size < max(1, named):
            message = phrase("{size} is not the size of a group", size=agency.size)
            if agency.size > 0:
                message = phrase("the group has a size of {size} and names {count}", size=agency.size, count=named)
            hint = phrase("write how many make up the group, those that are not named included")
            yield origin.problem("PAR308", message, hint, "size")
    lacking = {name for name, agency in agencies.items() if agency.lacks_members}
    for origin, name, path in _counted(entries) if lacking else ():
        if name in lacking:
            message = phrase("{name} is a group, and would count as one agency here", name=name)
            hint = phrase(
                "write its members: [...] or how many they are, like size: 69, in agencies.yaml; where one answers for "
                "all, remove level: group there"
            )
            yield origin.problem("PAR308", message, hint, *path)
    for indicator, origin in entries.indicators:
        only = agencies.get(indicator.reporters[0]) if len(indicator.reporters) == 1 else None
        if only is not None and not only.is_group and not only.successors and only.id not in lacking:
            message = phrase("{name} is one agency, so that it does not make up a whole with others", name=only.id)
            hint = phrase("of a group write size: 69 or members: [...] in agencies.yaml; else remove reporters")
            yield origin.problem("PAR308", message, hint, "reporters", 0)


def _counted(entries: Entries) -> Iterator[tuple[Origin, str, Path]]:
    """Yield each place where an agency counts: it leads, reports, or is a member of a group."""
    for indicator, origin in entries.indicators:
        yield from ((origin, name, ("reporters", at)) for at, name in enumerate(indicator.reporters))
    for task, origin in entries.tasks:
        yield from ((origin, name, ("lead", at)) for at, name in enumerate(task.lead))
        for number, step in enumerate(task.milestones or ()):
            inner: Path = ("milestones", number, "lead")
            yield from ((origin, name, (*inner, at)) for at, name in enumerate(step.lead or ()))
    for agency, origin in entries.agencies:
        yield from ((origin, name, ("members", at)) for at, name in enumerate(agency.members))


def _leading_back(
    agencies: Sequence[Entry[Agency]], ways: Mapping[str, set[str]], code: str, key: str, step: Message
) -> Iterator[Diagnostic]:
    circling = on_circles(ways)
    for agency, origin in agencies:
        if agency.id in circling:
            message = phrase("the {key} of {name} lead back to it", key=key, name=agency.id)
            yield origin.problem(code, message, phrase("remove the {step} that leads back", step=step), key)


def on_circles(ways: Mapping[str, set[str]]) -> set[str]:
    """Return the names from which some way leads back: those of groups in which each can be reached from each."""
    back: dict[str, list[str]] = {}
    for name, ahead in ways.items():
        for other in ahead:
            back.setdefault(other, []).append(name)
    seen: set[str] = set()
    finished = [name for root in ways for name in _reached(root, ways, seen)]
    # Going back from the last that was finished stays within its group (Kosaraju's algorithm).
    seen.clear()
    groups = [_reached(root, back, seen) for root in reversed(finished)]
    return {name for group in groups for name in group if len(group) > 1 or name in ways.get(name, ())}


def _reached(root: str, ways: Mapping[str, Iterable[str]], seen: set[str]) -> list[str]:
    """Return what can be reached from a name and was not seen yet, each name after those that it leads to."""
    finished: list[str] = []
    trail = [] if root in seen else [(root, iter(ways.get(root, ())))]
    seen.add(root)
    while trail:
        name, ahead = trail[-1]
        following = next((other for other in ahead if other not in seen), None)
        if following is None:
            finished.append(name)
            trail.pop()
        else:
            seen.add(following)
            trail.append((following, iter(ways.get(following, ()))))
    return finished


def parts_are_taken_over(entries: Entries) -> Iterator[Diagnostic]:
    """Who takes over a single row is a successor of a part of one of its lead agencies."""
    parts = {
        agency.id: {step.agency for step in agency.successors if step.scope is not None}
        for agency, _ in entries.agencies
    }
    for task, origin in entries.tasks:
        leads = {*task.lead, *(name for step in task.milestones or () for name in step.lead or ())}
        heirs: set[str] = set().union(*(parts.get(name, set()) for name in leads))
        for index, name in enumerate(task.taken_over_by):
            if name in parts and leads <= parts.keys() and name not in heirs:
                message = phrase("{name} has taken over no part of an agency that leads the task", name=name)
                hint = phrase("name it among the successors of the lead agency, with a scope, or remove it")
                yield origin.problem("PAR808", message, hint, "taken_over_by", index)
