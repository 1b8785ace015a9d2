"""Search: what has all of some words in one of its texts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, get_args

from par_cli.model.dataset import Dataset
from par_cli.model.fields import Localized
from par_cli.model.reports import NOTES, Outcome, TaskReport
from par_cli.typed import holds_words, marked_words, words_of

HitKind = Literal["indicator", "target", "task", "section", "agency", "document", "heading", "measure", "duty"]
HIT_KINDS: tuple[HitKind, ...] = get_args(HitKind)

Where = Literal[
    "id",
    "name",
    "number",
    "subject",
    "definition",
    "numerator",
    "denominator",
    "exceptions",
    "condition",
    "milestone",
    "note",
    "value",
    "report",
]
NAMING = ("id", "name", "number", "subject")
"""The texts that say what a thing is called."""

WHERES: tuple[Where, ...] = get_args(Where)
"""In which texts is searched, the most telling ones first; ``value`` and ``report`` are those of what was reported."""


class Hit(NamedTuple):
    """A thing that was found, and the first of its texts that has the words."""

    kind: HitKind
    id: str
    name: Localized
    found_in: Where
    text: str


class Found(NamedTuple):
    """What was found by some words on a day."""

    dataset: Dataset
    as_of: date
    words: str
    hits: tuple[Hit, ...]


class _Searched(NamedTuple):
    """A thing and its texts, which are read only as far as they are needed."""

    id: str
    name: Localized
    texts: Iterable[tuple[Where, Iterable[str | Localized | None]]]


def search(dataset: Dataset, as_of: date, words: str) -> Found:
    """Return what has all of some words, or words that begin so, in one text.

    Kinds of which a name has them come first, and so do names within a kind.  Of what was reported only that counts
    which was known on the day.  Where the words have diacritics, texts without them are found only if no other is.
    """
    by_kind: list[list[Hit]] = []
    for words_in in (words_of,) if words.isascii() else (marked_words, words_of):
        by_kind = [_hits(kind, things(dataset, as_of), words, words_in) for kind, things in SEARCHED.items()]
        if any(by_kind):
            break
    by_kind.sort(key=lambda hits: not hits or hits[0].found_in not in NAMING)
    return Found(dataset, as_of, words, tuple(hit for hits in by_kind for hit in hits))


WordsIn = Callable[[str], list[str]]
"""Returns the words of a text, with their diacritics or without."""


def _hits(kind: HitKind, things: Iterable[_Searched], words: str, words_in: WordsIn) -> list[Hit]:
    found = []
    wanted = set(words_in(words))
    for thing in things:
        text = _first(thing.texts, wanted, words_in) if wanted else None
        if text is not None:
            found.append(Hit(kind, thing.id, thing.name, *text))
    return sorted(found, key=lambda hit: WHERES.index(hit.found_in))


def _first(
    texts: Iterable[tuple[Where, Iterable[str | Localized | None]]], wanted: set[str], words_in: WordsIn
) -> tuple[Where, str] | None:
    """Return the first text that has the words, and where it is."""
    for where, given in texts:
        for item in given:
            for text in item.texts if isinstance(item, Localized) else (item,):
                if text and holds_words(wanted, frozenset(words_in(text)), beginnings=True):
                    return where, text
    return None


def _indicators(dataset: Dataset, as_of: date) -> Iterator[_Searched]:
    for item in dataset.indicators.values():
        yield _Searched(
            item.id,
            item.name,
            (
                ("id", (item.id,)),
                ("name", (*item.names, *item.aliases)),
                ("definition", (item.definition,)),
                ("numerator", (item.numerator,)),
                ("denominator", (item.denominator,)),
                ("exceptions", (item.exceptions,)),
                ("note", (item.note,)),
                ("value", _of_values(dataset, item.id, as_of)),
            ),
        )


def _of_values(dataset: Dataset, indicator: str, as_of: date) -> Iterator[str]:
    """Yield the notes and sources of the values of an indicator, each once."""
    observations = dataset.observations
    rows = observations.known(indicator, as_of)
    for column in (*NOTES, "source") if len(rows) else ():
        yield from sorted(observations.distinct_in(column, rows) - {None})


def _targets(dataset: Dataset, as_of: date) -> Iterator[_Searched]:
    for entry in dataset.targets:
        yield _Searched(
            entry.id,
            entry.indicator.name,
            (
                ("condition", (entry.target.condition,)),
                ("note", (entry.target.note,)),
                ("report", _of_reports(dataset.outcomes.get(entry.id, ()), as_of)),
                ("report", (item.document for item in dataset.thresholds.get(entry.id, ()) if item.published <= as_of)),
            ),
        )


def _tasks(dataset: Dataset, as_of: date) -> Iterator[_Searched]:
    for task in dataset.tasks:
        yield _Searched(
            task.id,
            task.name,
            (
                ("id", (task.id,)),
                ("name", (task.name,)),
                ("condition", (task.condition,)),
                ("milestone", (item.name for item in task.milestones or ())),
                ("note", (task.note,)),
                ("report", _of_reports(dataset.task_reports.get(task.id, ()), as_of)),
            ),
        )


def _of_reports(reports: Sequence[Outcome | TaskReport], as_of: date) -> Iterator[str | None]:
    names = ("document", "evidence", "reason", "cause", "remedy", "note", "source")
    return (getattr(item, name, None) for item in reports if item.known_from <= as_of for name in names)


def _sections(dataset: Dataset, _: date) -> Iterator[_Searched]:
    return (_Searched(item.id, item.name, (("name", (item.name,)),)) for item in dataset.sections.values())


def _agencies(dataset: Dataset, _: date) -> Iterator[_Searched]:
    for item in dataset.agencies.values():
        yield _Searched(item.id, item.name, (("id", (item.id,)), ("name", item.names), ("note", (item.note,))))


def _documents(dataset: Dataset, _: date) -> Iterator[_Searched]:
    for item in dataset.documents.values():
        texts: Iterable[tuple[Where, Iterable[str | Localized | None]]]
        texts = (("id", (item.id,)), ("number", (item.number,)), ("subject", (item.subject,)), ("note", (item.note,)))
        yield _Searched(item.id, item.subject, texts)


def _named(key: str, name: Localized, note: Localized | None) -> _Searched:
    return _Searched(key, name, (("id", (key,)), ("name", (name,)), ("note", (note,))))


SEARCHED: Mapping[HitKind, Callable[[Dataset, date], Iterator[_Searched]]] = {
    "indicator": _indicators,
    "target": _targets,
    "task": _tasks,
    "section": _sections,
    "agency": _agencies,
    "document": _documents,
    "heading": lambda dataset, _: (_named(item.id, item.name, item.note) for item in dataset.headings.values()),
    "measure": lambda dataset, _: (_named(item.id, item.name, item.note) for item in dataset.measures.values()),
    "duty": lambda dataset, _: (_named(item.id, item.what, item.note) for item in dataset.duties),
}
"""The texts of each kind of thing: a new kind is one more line here, and its name in :data:`HitKind`."""
