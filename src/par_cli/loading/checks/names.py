"""Names: an id names one thing, every named thing exists, and no chain of agencies leads back to its start."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, partial
from itertools import chain, product
from typing import Any, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import SHOWN, Entries, some
from par_cli.loading.entries import REFERENCES, Entry, Misnamed, Origin, Path, What, entry_models, items_at
from par_cli.messages import Message, phrase
from par_cli.model.agencies import Agency
from par_cli.model.decision import BUILT_IN_UNITS, Target
from par_cli.model.fields import Record, looks_like_id
from par_cli.model.reports import NAMING_DOCUMENTS
from par_cli.source import path_text
from par_cli.typed import Effort, Names, fold, fold_id, names_of_words


class _Kind(NamedTuple):
    noun: Message
    listed: str
    file: str


_KINDS: Mapping[What, _Kind] = {
    "agency": _Kind(phrase("agency"), "agencies", "agencies.yaml"),
    "body": _Kind(phrase("body"), "bodies", "documents.yaml"),
    "breakdown": _Kind(phrase("breakdown"), "breakdowns", "targets.yaml"),
    "document": _Kind(phrase("document"), "documents", "documents.yaml"),
    "document_kind": _Kind(phrase("kind of document"), "kinds", "documents.yaml"),
    "group": _Kind(phrase("group"), "groups", "targets.yaml"),
    "heading": _Kind(phrase("heading"), "headings", "measures.yaml"),
    "indicator": _Kind(phrase("indicator"), "indicators", "targets.yaml"),
    "measure": _Kind(phrase("measure"), "measures", "measures.yaml"),
    "phase": _Kind(phrase("phase"), "phases", "targets.yaml"),
    "section": _Kind(phrase("section"), "sections", "tasks.yaml"),
    "target": _Kind(phrase("target"), "targets", "targets.yaml"),
    "task": _Kind(phrase("task"), "tasks", "tasks.yaml"),
    "unit": _Kind(phrase("unit"), "units", "targets.yaml"),
}
"""What an id can name: in words, and the list and the file that define it."""


_PARTY = _Kind(phrase("agency or body"), "agencies", "agencies.yaml")


def _kind(what: What) -> _Kind:
    """Return the kind of a name; what may be in the place of an agency is first looked for among the agencies."""
    return _PARTY if what == "party" else _KINDS["agency" if what == "reporter" else what]


_NAMED: Mapping[str, What] = {**REFERENCES, "phase": "phase"}
"""The keys whose names must exist. A text that cannot be the id of a phase keeps the hint of its own rule (PAR216)."""

_CLOSE_NAME = 0.75  # names of agencies are more alike than ids of indicators


class _Ids:
    """The ids that there are, and which one is meant by a name that is not an id."""

    def __init__(self, entries: Entries) -> None:
        known = entries.known
        self._entries = entries
        self._known: dict[What, set[str] | None] = {what: known[kind.listed] for what, kind in _KINDS.items()}
        if known["units"] is not None:
            self._known["unit"] = known["units"] | set(BUILT_IN_UNITS)
        agencies, breakdowns = known["agencies"], known["breakdowns"]
        self._known["reporter"] = None if agencies is None or breakdowns is None else agencies | breakdowns
        bodies = known["bodies"]
        self._known["party"] = None if agencies is None or bodies is None else agencies | bodies
        self._meant: dict[tuple[What, str], Sequence[str]] = {}
        self._effort = Effort()  # of all hints together: a file of unknown names must not take minutes
        self._gave_up = False
        self._others: dict[tuple[What, str], Message] = {}
        self._words: dict[What, Names[str]] = {}
        self._parts: dict[tuple[What, Callable[[str], str]], Mapping[str, Sequence[str]]] = {}

    def is_unknown(self, what: What, name: str | None) -> bool:
        """Return whether nothing has this name; False where a file could not be read and it may be there."""
        known = self._known[what]
        return name is not None and known is not None and name not in known

    def unknown(self, origin: Origin, what: What, name: str | None, *inner: str | int) -> Iterator[Diagnostic]:
        if name is None or not self.is_unknown(what, name):
            return
        message = phrase("there is no {what} “{name}”", what=_kind(what).noun, name=path_text((name,)))
        hint = self.hint(what, name) or self._all(what, name)
        yield origin.problem("PAR301", message, hint, *inner)
        if self._effort.is_spent and not self._gave_up:
            self._gave_up = True
            yield self._limit(origin, name, *inner)

    @staticmethod
    def _limit(origin: Origin, name: str, *inner: str | int) -> Diagnostic:
        """Return that no more names are compared with those that are known, from one on."""
        message = phrase(
            "there are more unknown names than are compared with known ones: “{name}” and those after it get no "
            "suggestion",
            name=path_text((name,)),
        )
        return origin.problem("PAR165", message, phrase("correct those before it first"), *inner)

    def unknown_in(self, entry: Record, origin: Origin) -> Iterator[Diagnostic]:
        """Report what an entry or the entries inside it name, one thing or a list, and does not exist."""
        for key in _naming_keys(type(entry)):
            for path, item in items_at(key, getattr(entry, key)):
                if isinstance(item, Record):
                    yield from self.unknown_in(item, origin.inside(*path))
                else:
                    yield from self.unknown(origin, _NAMED[key], item, *path)

    def hint(self, what: What, name: str) -> Message | None:
        """Return the question whether another id is meant, if one is close."""
        key = (what, name)
        if key not in self._meant:
            self._meant[key] = self._close(what, name)
        meant = self._meant[key]
        if not meant:
            return None
        if len(meant) > 1:
            return phrase("did you mean one of these: {names}?", names=some(meant))
        return phrase("did you mean “{name}”?", name=meant[0])

    def _all(self, what: What, name: str) -> Message:
        key = (what, name.rpartition(".")[0] if what == "task" else "")
        if key not in self._others:
            alike = self._alike(what, name)
            hint = phrase("first define one in {file}", file=_kind(what).file)
            if alike:
                hint = phrase("write one of those in {file}: {names}", file=_kind(what).file, names=some(alike))
            self._others[key] = hint
        return self._others[key]

    def _alike(self, what: What, name: str) -> Sequence[str]:
        """Return the ids that can be meant: a task of another section never is, however alike the numbers."""
        part = _section if what == "task" else _nothing
        return self._by(what, part).get(part(name), ())

    def _close(self, what: What, name: str) -> Sequence[str]:
        if what == "task":
            return self._by(what, _bare).get(_bare(name), ())
        if what == "target":  # the indicator alone, without the phase
            found = self._by(what, _indicator).get(fold_id(name))
            if found:
                return found
        names = self._names.get(what)
        named = () if names is None else names.find(name)
        if len(named) == 1:
            return named
        alike = self._ids(what).closest(name)
        if alike is not None:
            return (alike,)
        near = () if names is None or named else names.close(name, cutoff=_CLOSE_NAME)
        return near if len(near) == 1 else ()  # a name that several share does not say which one is meant

    def _by(self, what: What, part: Callable[[str], str]) -> Mapping[str, Sequence[str]]:
        """Return the first ids, in order, that share a part; more of them than a hint shows."""
        key = (what, part)
        if key not in self._parts:
            found: dict[str, list[str]] = {}
            for item in sorted(self._known[what] or ()):
                those = found.setdefault(part(item), [])
                if len(those) <= SHOWN:
                    those.append(item)
            self._parts[key] = found
        return self._parts[key]

    def _ids(self, what: What) -> Names[str]:
        if what not in self._words:
            self._words[what] = names_of_words(sorted(self._known[what] or ()), self._effort)
        return self._words[what]

    @cached_property
    def _names(self) -> Mapping[What, Names[str]]:
        lists: Mapping[What, Sequence[Entry[Any]]]
        agencies, breakdowns = self._entries.agencies, self._entries.breakdowns
        lists = {
            "agency": agencies,
            "document": self._entries.documents,
            "party": [*agencies, *self._entries.bodies],
            "reporter": [*agencies, *breakdowns],
            "indicator": self._entries.indicators,
        }
        return {
            what: Names(((item.id, item.id, item.names) for item, _ in entries), fold_id, self._effort)
            for what, entries in lists.items()
        }


@cache
def _naming_keys(model: type[Record]) -> tuple[str, ...]:
    """Return the keys of an entry whose values name something, or are entries that do."""
    naming_inside = {name for name, inner in entry_models(model).items() if _naming_keys(inner)}
    return tuple(name for name in model.model_fields if name in _NAMED or name in naming_inside)


def _nothing(_: str) -> str:
    return ""


def _section(task: str) -> str:
    return task.rpartition(".")[0].casefold()


def _indicator(target: str) -> str:
    return target.partition("/")[0]


def _bare(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def who_is_meant(misnamed: Iterable[Misnamed], entries: Entries) -> Iterator[Diagnostic]:
    """Report texts that are not ids where ids are wanted, with the id that is meant if one is close.

    A person who writes the name of an agency, or its id in capitals, is told the id.
    """
    ids = None
    for problem, what, given in misnamed:
        ids = ids or _Ids(entries)
        yield problem._replace(hint=ids.hint(what, given) or problem.hint)


def ids_unique(entries: Entries) -> Iterator[Diagnostic]:
    for kind in _KINDS.values():
        first: dict[str, Origin] = {}
        for item, origin in getattr(entries, kind.listed) if kind.listed != "targets" else ():
            other = first.setdefault(item.id, origin)
            if other is not origin:
                line = other.place("id").line
                message = phrase(
                    "the {what} “{name}” is already defined on line {line}", what=kind.noun, name=item.id, line=line
                )
                if other.document.file != origin.document.file:
                    place = f"{other.document.file}:{line}"
                    message = phrase(
                        "the {what} “{name}” is already defined in {place}", what=kind.noun, name=item.id, place=place
                    )
                hint = phrase("give it another id, or remove one of the two")
                yield origin.problem("PAR302", message, hint, "id", related=(other.related("id"),))


_TAKEN: Sequence[tuple[str, str, Message]] = (
    ("agencies", "indicators", phrase("an indicator")),
    ("breakdowns", "agencies", phrase("an agency")),
    ("bodies", "agencies", phrase("an agency")),
    ("documents", "indicators", phrase("an indicator")),
    ("documents", "agencies", phrase("an agency")),
    ("headings", "tasks", phrase("a task")),
    ("measures", "tasks", phrase("a task")),
    ("measures", "headings", phrase("a heading")),
)
"""Lists whose ids must differ, since ``par show`` finds both or one key names both, and what has the id already."""


def ids_of_kinds_differ(entries: Entries) -> Iterator[Diagnostic]:
    """No id is that of two things that ``par show`` finds, or that may be in one place."""
    hint = phrase("give one of the two another id, and write it wherever that one is named")
    for listed, others, what in _TAKEN:
        given: Sequence[Entry[Any]] = getattr(entries, listed)
        taken = {item.id: origin for item, origin in getattr(entries, others)} if given else {}
        for item, origin in given:
            if (other := taken.get(item.id)) is not None:
                message = phrase("“{name}” is the id of {what} already", name=item.id, what=what)
                yield origin.problem("PAR302", message, hint, "id", related=(other.related("id"),))


def target_ids_unique(entries: Entries) -> Iterator[Diagnostic]:
    """An id, else a phase, tells the targets of an indicator apart."""
    for indicator, origin in entries.indicators:
        named: dict[str, Target] = {}
        for index, target in enumerate(indicator.targets):
            other = named.setdefault(target.key, target)
            if other is not target:
                place = "phase" if target.id is None else "id"
                message = phrase("the indicator has two targets called “{name}”", name=target.key)
                if target.id is None and other.id is None:
                    message = phrase("the indicator has two targets in phase {phase}", phase=target.phase)
                hint = phrase("keep one of them, or give each an id of its own, like id: 2025-first")
                yield origin.problem("PAR302", message, hint, "targets", index, place)


def units_not_built_in(entries: Entries) -> Iterator[Diagnostic]:
    for unit, origin in entries.units:
        if unit.id in BUILT_IN_UNITS:
            message = phrase("the unit “{name}” is built in", name=unit.id)
            yield origin.problem("PAR302", message, phrase("remove this entry"), "id")


_Named = tuple[str | None, Path]
"""A name of an agency, if it has that, and the keys that lead to it."""


def names_unambiguous(entries: Entries) -> Iterator[Diagnostic]:
    return _names_of_two(entries, "PAR303", _names)


def _names(agency: Agency) -> Iterator[_Named]:
    if agency.name.vi == agency.name.en:
        yield agency.name.vi, ("name",)
    else:
        yield from ((agency.name.vi, ("name", "vi")), (agency.name.en, ("name", "en")))
    yield from ((alias, ("aliases", index)) for index, alias in enumerate(agency.aliases))


def short_names_are_told_apart(entries: Entries, _: date) -> Iterator[Diagnostic]:
    return _names_of_two(entries, "PAR310", _short_names)


def _short_names(agency: Agency) -> Iterator[_Named]:
    if agency.short is not None:
        yield from ((agency.short.vi, ("short", "vi")), (agency.short.en, ("short", "en")))


def _names_of_two(entries: Entries, code: str, named: Callable[[Agency], Iterable[_Named]]) -> Iterator[Diagnostic]:
    """Yield a problem at each name of an agency that an earlier one has, letter case and marks aside."""
    first: dict[str, tuple[str, Origin, Path]] = {}
    for agency, origin in entries.agencies:
        for name, path in named(agency):
            if name is None:
                continue
            other, where, there = first.setdefault(fold(name), (agency.id, origin, path))
            if other != agency.id:
                message = phrase("“{name}” already names the agency {other}", name=name, other=other)
                hint = phrase("keep the name at one of the two")
                yield origin.problem(code, message, hint, *path, related=(where.related(*there),))


def references_exist(entries: Entries) -> Iterator[Diagnostic]:
    ids = _Ids(entries)
    for task, origin in entries.tasks:
        if entries.known["sections"]:
            yield from ids.unknown(origin, "section", task.section, "id")
    for entry in entries.apart_from_values():
        yield from ids.unknown_in(*entry)
    for document, origin in entries.documents:
        yield from ids.unknown(origin, "document_kind", document.kind, "kind")
        yield from ids.unknown(origin, "party", document.issuer, "issuer")
    for heading, origin in entries.headings:
        yield from ids.unknown(origin, "section", heading.field, "field")
    for measure, origin in entries.measures if entries.known["headings"] else ():
        yield from ids.unknown(origin, "heading", measure.heading, "id")
    for origin, name, path in named_documents(entries):
        for problem in ids.unknown(origin, "document", name, *path):
            hint = phrase("add it to documents.yaml; a text that is not an id has a space or a capital letter")
            yield problem._replace(hint=ids.hint("document", name) or hint)
    if entries.reporting is not None:
        whole, origin = entries.reporting
        for index, name in enumerate(whole.reporters):
            yield from ids.unknown(origin, "agency", name, "reporters", index)
    for values, key in product(entries.values.kinds, ("indicator", "reporter")):
        for value, origin in values.where((key,), partial(ids.is_unknown, REFERENCES[key])):
            yield from ids.unknown(origin, REFERENCES[key], getattr(value, key), key)


def named_documents(entries: Entries) -> Iterator[tuple[Origin, str, Path]]:
    """Yield each text of a report or a source that is the id of a document, or looks like one and is none.

    Without a documents.yaml every text is a text.
    """
    if not entries.known["documents"]:
        return
    for report, origin in chain[Entry[Any]](entries.outcomes, entries.thresholds, entries.task_reports):
        for key in NAMING_DOCUMENTS:
            text = getattr(report, key, None)
            if text is not None and looks_like_id(text):
                yield origin, text, (key,)
    sources = [(task.source, origin) for task, origin in entries.tasks]
    sources += [(target.source, origin) for _, target, origin in entries.targets]
    for source, origin in sources:
        if source is not None and source.document is not None and looks_like_id(source.document):
            yield origin, source.document, ("source", "document")


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


_RARE = 2
"""A level that more agencies have is one that is meant."""
_MOST_LEVELS = 50
"""Of more different words each would be compared with each; levels of the state are few."""
_LONGEST_LEVEL = 40
_NEAR = 0.85


def levels_are_told_apart(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """One level has one word: a rare one that is nearly another is a slip."""
    users: dict[str, list[Origin]] = {}
    for agency, origin in entries.agencies:
        if agency.level is not None:
            users.setdefault(agency.level, []).append(origin)
    often = sorted(users, key=lambda level: -len(users[level]))  # the first of those that are as frequent
    by_form: dict[str, str] = {}
    for level in often:
        other = by_form.setdefault(fold_id(level), level)
        if other == level and len(users) <= _MOST_LEVELS:
            other = _near_level(level, often[: often.index(level)]) or level
        if other == level or len(users[level]) > _RARE:
            continue
        for origin in users[level]:
            message = phrase("the level “{level}” is nearly “{other}”, which others have", level=level, other=other)
            hint = phrase("write one word for one level; where two are meant, accepted: {PAR309: ...}")
            yield origin.problem("PAR309", message, hint, "level", related=(users[other][0].related("level"),))


def _near_level(level: str, others: Sequence[str]) -> str | None:
    """Return the level that another one, which is not numbered otherwise, differs from by a sign or two."""
    from difflib import SequenceMatcher

    word = fold_id(level)
    if len(word) > _LONGEST_LEVEL:
        return None
    matcher = SequenceMatcher(b=word, autojunk=False)
    for other in others:
        matcher.set_seq1(fold_id(other)[:_LONGEST_LEVEL])
        if matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR and _digits(other) == _digits(level):
            return other
    return None


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


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
    """A group has at least the members that it names; the reporters of an indicator are not one agency alone."""
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
