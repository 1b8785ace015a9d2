"""What somebody means who types an id, a name or words of a name: indicators, targets, tasks, agencies and others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from par_cli import system
from par_cli.diagnostics import Choice, MisuseError
from par_cli.locales import Translated
from par_cli.messages import Message, phrase
from par_cli.model.agencies import Agencies
from par_cli.model.dataset import Dataset
from par_cli.model.fields import Localized
from par_cli.typed import Names, bare, fold_id

if TYPE_CHECKING:
    from par_cli.progress.subject import SubjectKind

_MOST_SUGGESTED: Final = 5


class Thing(NamedTuple):
    kind: SubjectKind
    id: str


class NamedThing(NamedTuple):
    """A thing with its title for people, and all of its names but the id."""

    thing: Thing
    title: Message | Translated
    names: Sequence[str]


def _targets(dataset: Dataset) -> Iterator[NamedThing]:
    for entry in dataset.targets:
        key = entry.id.partition("/")[2]
        title = phrase("{name} ({key})", name=entry.indicator.name, key=key)
        yield NamedThing(Thing("target", entry.id), title, [f"{name} {key}" for name in entry.indicator.names])


def _indicators(dataset: Dataset) -> Iterator[NamedThing]:
    return (
        NamedThing(Thing("indicator", item.id), item.name, [*item.names, *item.aliases])
        for item in dataset.indicators.values()
    )


def _tasks(dataset: Dataset) -> Iterator[NamedThing]:
    return (NamedThing(Thing("task", item.id), item.name, item.name.texts) for item in dataset.tasks)


def _documents(dataset: Dataset) -> Iterator[NamedThing]:
    for item in dataset.documents.values():
        kind = () if item.kind is None or item.number is None else dataset.kinds[item.kind].name.texts
        names = [*item.names, *(f"{name} {item.number}" for name in kind)]
        yield NamedThing(Thing("document", item.id), item.subject, names)


def _headings(dataset: Dataset) -> Iterator[NamedThing]:
    return (_in_text("heading", item.id, item.name) for item in dataset.headings.values())


def _measures(dataset: Dataset) -> Iterator[NamedThing]:
    return (_in_text("measure", item.id, item.name) for item in dataset.measures.values())


def _duties(dataset: Dataset) -> Iterator[NamedThing]:
    return (NamedThing(Thing("duty", item.id), item.what, item.what.texts) for item in dataset.duties)


def _in_text(kind: SubjectKind, name: str, title: Localized) -> NamedThing:
    """Return a heading or measure; its number is understood without the part of the text that its id begins with."""
    return NamedThing(Thing(kind, name), title, [*title.texts, name.partition(".")[2] or name])


def of_agencies(agencies: Agencies) -> Iterator[NamedThing]:
    return (NamedThing(Thing("agency", item.id), item.name, item.names) for item in agencies.values())


_OF_KIND: Final[Mapping[SubjectKind, Callable[[Dataset], Iterator[NamedThing]]]] = {
    "target": _targets,
    "indicator": _indicators,
    "task": _tasks,
    "agency": lambda dataset: of_agencies(dataset.agencies),
    "document": _documents,
    "heading": _headings,
    "measure": _measures,
    "duty": _duties,
}


def of_kinds(dataset: Dataset, *kinds: SubjectKind) -> list[NamedThing]:
    return [item for kind in kinds for item in _OF_KIND[kind](dataset)]


class ThingFinder:
    """Finds what a text means among some things.

    ``unknown`` returns the message for a text that means nothing, from it and a hint; ``where`` is the hint if nothing
    is like it. ``further`` things are meant by their ids and whole names, else only by what means none of the others.
    """

    def __init__(
        self,
        called: Iterable[NamedThing],
        unknown: Callable[[str, Message], Message],
        where: Message,
        further: Iterable[NamedThing] = (),
    ) -> None:
        called, further = list(called), list(further)
        self._titles = {item.thing: item.title for item in (*called, *further)}
        self._names, self._further = (
            Names(((item.thing, item.thing.id, item.names) for item in items), fold_id) for items in (called, further)
        )
        self._unknown = unknown
        self._where = where

    def find(self, given: str) -> Thing:
        """Return the thing that a text means: by its id, else by a name, else by words of a name.

        Raise :class:`MisuseError` where it means none or several, with each of them and its name.
        """
        given = system.typed_text(given) or given
        both = (self._names, self._further)
        found = _without_parts(next(filter(None, (names.find(given) for names in both)), ()))
        if not found:
            having = (names.having(given) or names.having(bare(given)) for names in self._having_words(given))
            found = _without_parts(next(filter(None, having), ()))
        if len(found) == 1:
            return found[0]
        if found:
            message = phrase("“{given}” may be any of these; type the id of one:", given=given)
            raise MisuseError(message, self._choices(found))
        raise self.unknown(given)

    def _having_words(self, given: str) -> Sequence[Names[Thing]]:
        """Return the names in which words are looked for; texts of only numbers are in the ids of many measures."""
        return (self._names, self._further) if any(map(str.isalpha, given)) else (self._names,)

    def unknown(self, given: str) -> MisuseError:
        """Return the error for a text that means nothing, with what is like it."""
        found = (names.near(given, _MOST_SUGGESTED) for names in self._having_words(given))
        near = _without_parts(next(filter(None, found), ()))
        hint = phrase("did you mean:") if near else self._where
        return MisuseError(self._unknown(given, hint), self._choices(near))

    def find_all(self, given: Sequence[str]) -> tuple[Thing, ...]:
        """Return what several arguments mean: each the id or name of a thing, or all together words of one name."""
        found = [self._names.find(system.typed_text(text) or text) for text in given]
        if all(len(things) == 1 for things in found):
            return tuple(dict.fromkeys(thing for things in found for thing in things))
        return (self.find(" ".join(given)),)

    def _choices(self, found: Iterable[Thing]) -> list[Choice]:
        return [(item.id, self._titles[item]) for item in found]


def _without_parts(found: Sequence[Thing]) -> list[Thing]:
    """Leave out the targets of an indicator that was found before them: their names have all words of its own."""
    kept: dict[Thing, None] = {}
    for item in found:
        if Thing("indicator", item.id.partition("/")[0]) not in kept or item.kind != "target":
            kept[item] = None
    return list(kept)
