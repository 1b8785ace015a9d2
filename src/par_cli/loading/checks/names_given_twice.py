"""An id or a name is that of one thing: of one entry, one agency, one level."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import Entries
from par_cli.loading.checks.unknown_names import KINDS
from par_cli.loading.entries import Entry, Origin, Path
from par_cli.messages import Message, phrase
from par_cli.model.agencies import Agency
from par_cli.model.decision import BUILT_IN_UNITS, Target
from par_cli.typed import Names, fold, fold_id


def ids_unique(entries: Entries) -> Iterator[Diagnostic]:
    for kind in KINDS.values():
        if kind.listed != "targets":
            yield from defined_twice(kind.noun, getattr(entries, kind.listed))


def defined_twice(noun: Message, listed: Iterable[Entry[Any]]) -> Iterator[Diagnostic]:
    """Yield a problem for each entry of a list that has the id of an earlier one."""
    first: dict[str, Origin] = {}
    for item, origin in listed:
        other = first.setdefault(item.id, origin)
        if other is origin:
            continue
        line = other.place("id").line
        message = phrase("the {what} “{name}” is already defined on line {line}", what=noun, name=item.id, line=line)
        if other.document.file != origin.document.file:
            place = other.file_line("id")
            message = phrase("the {what} “{name}” is already defined in {place}", what=noun, name=item.id, place=place)
        hint = phrase("give it another id, or remove one of the two")
        yield origin.problem("PAR302", message, hint, "id", related=(other.related("id"),))


_LISTS_WITHOUT_COMMON_IDS: Sequence[tuple[str, str, Message]] = (
    ("agencies", "indicators", phrase("an indicator")),
    ("breakdowns", "agencies", phrase("an agency")),
    ("bodies", "agencies", phrase("an agency")),
    ("documents", "indicators", phrase("an indicator")),
    ("documents", "agencies", phrase("an agency")),
    ("headings", "tasks", phrase("a task")),
    ("measures", "tasks", phrase("a task")),
    ("measures", "headings", phrase("a heading")),
    ("headings", "documents", phrase("a document")),
    ("measures", "documents", phrase("a document")),
    ("duties", "indicators", phrase("an indicator")),
    ("duties", "tasks", phrase("a task")),
    ("duties", "agencies", phrase("an agency")),
    ("duties", "documents", phrase("a document")),
    ("duties", "headings", phrase("a heading")),
    ("duties", "measures", phrase("a measure")),
)
"""Lists whose ids must differ, since ``par show`` finds both or one key names both, and what has the id already."""


def ids_of_kinds_differ(entries: Entries) -> Iterator[Diagnostic]:
    """No id is that of two things that ``par show`` finds, or that may be in one place."""
    hint = phrase("give one of the two another id, and write it wherever that one is named")
    for listed, others, what in _LISTS_WITHOUT_COMMON_IDS:
        given: Sequence[Entry[Any]] = getattr(entries, listed)
        others_by_id = {item.id: origin for item, origin in getattr(entries, others)} if given else {}
        for item, origin in given:
            if (other := others_by_id.get(item.id)) is not None:
                message = phrase("“{name}” is already the id of {what}", name=item.id, what=what)
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


_RARE = 2  # a level that more agencies have is one that is meant
_MOST_LEVELS = 50  # of more different words each would be compared with each; levels of the state are few
_NEAR = 0.85  # how alike two words are of which one is a slip


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
    names = Names(((other, other, ()) for other in others if _digits(other) == _digits(level)), fold_id)
    return next(iter(names.close(level, cutoff=_NEAR)), None)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
