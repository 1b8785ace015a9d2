"""Every thing that is named exists; where one does not, what may be meant."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from itertools import product
from typing import Any, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import SHOWN, Entries, some
from par_cli.loading.entries import REFERENCES, Entry, Misnamed, Origin, Path, What, entry_models, items_at
from par_cli.messages import Message, phrase
from par_cli.model.decision import BUILT_IN_UNITS
from par_cli.model.fields import Record, looks_like_id
from par_cli.model.reports import NAMING_DOCUMENTS
from par_cli.source import path_text
from par_cli.typed import Effort, Names, fold_id, names_of_words


class NameKind(NamedTuple):
    noun: Message
    listed: str
    file: str


KINDS: Mapping[What, NameKind] = {
    "agency": NameKind(phrase("agency"), "agencies", "agencies.yaml"),
    "body": NameKind(phrase("body"), "bodies", "documents.yaml"),
    "breakdown": NameKind(phrase("breakdown"), "breakdowns", "targets.yaml"),
    "document": NameKind(phrase("document"), "documents", "documents.yaml"),
    "document_kind": NameKind(phrase("kind of document"), "kinds", "documents.yaml"),
    "group": NameKind(phrase("group"), "groups", "targets.yaml"),
    "heading": NameKind(phrase("heading"), "headings", "measures.yaml"),
    "indicator": NameKind(phrase("indicator"), "indicators", "targets.yaml"),
    "measure": NameKind(phrase("measure"), "measures", "measures.yaml"),
    "phase": NameKind(phrase("phase"), "phases", "targets.yaml"),
    "section": NameKind(phrase("section"), "sections", "tasks.yaml"),
    "target": NameKind(phrase("target"), "targets", "targets.yaml"),
    "task": NameKind(phrase("task"), "tasks", "tasks.yaml"),
    "unit": NameKind(phrase("unit"), "units", "targets.yaml"),
}
"""What an id can name: in words, and the list and the file that define it."""


_PARTY = NameKind(phrase("agency or body"), "agencies", "agencies.yaml")


def _kind(what: What) -> NameKind:
    """Return the kind of a name; what may be in the place of an agency is first looked for among the agencies."""
    return _PARTY if what == "party" else KINDS["agency" if what == "reporter" else what]


_NAMED: Mapping[str, What] = {**REFERENCES, "phase": "phase"}
"""The keys whose names must exist. A text that cannot be the id of a phase keeps the hint of its own rule (PAR216)."""

_CLOSE_NAME = 0.75  # names of agencies are more alike than ids of indicators


class _Ids:
    """The ids that there are, and which one is meant by a name that is not an id."""

    def __init__(self, entries: Entries) -> None:
        known = entries.known
        self._entries = entries
        self._known: dict[What, set[str] | None] = {what: known[kind.listed] for what, kind in KINDS.items()}
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
            given = getattr(entry, key)
            for path, item in items_at(key, given) if given else ():
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
            near = self._similar(what, name)
            hint = phrase("first define one in {file}", file=_kind(what).file)
            if near:
                hint = phrase("write one of those in {file}: {names}", file=_kind(what).file, names=some(near))
            self._others[key] = hint
        return self._others[key]

    def _similar(self, what: What, name: str) -> Sequence[str]:
        """Return the ids that can be meant: a task of another section never is, however alike the numbers."""
        part = _section if what == "task" else _nothing
        return self._by(what, part).get(part(name), ())

    def _close(self, what: What, name: str) -> Sequence[str]:
        if what == "task":
            return self._by(what, _bare).get(_bare(name), ())
        if what == "target":  # only the indicator, without the phase
            found = self._by(what, _indicator).get(fold_id(name))
            if found:
                return found
        names = self._names.get(what)
        named = () if names is None else names.find(name)
        if len(named) == 1:
            return named
        close = self._ids(what).closest(name)
        if close is not None:
            return (close,)
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
        reporting, origin = entries.reporting
        for index, name in enumerate(reporting.reporters):
            yield from ids.unknown(origin, "agency", name, "reporters", index)
    for values, key in product(entries.values.kinds, ("indicator", "reporter")):
        for value, origin in values.where((key,), partial(ids.is_unknown, REFERENCES[key])):
            yield from ids.unknown(origin, REFERENCES[key], getattr(value, key), key)


def named_documents(entries: Entries) -> Iterator[tuple[Origin, str, Path]]:
    """Yield each text of a report or a source that is the id of a document, or only looks like one.

    Without a documents.yaml every text is a text.
    """
    if not entries.known["documents"]:
        return
    for report, origin in entries.reports():
        for key in NAMING_DOCUMENTS:
            text = getattr(report, key, None)
            if text is not None and looks_like_id(text):
                yield origin, text, (key,)
    sources = [(task.source, origin) for task, origin in entries.tasks]
    sources += [(target.source, origin) for _, target, origin in entries.targets]
    for source, origin in sources:
        if source is not None and source.document is not None and looks_like_id(source.document):
            yield origin, source.document, ("source", "document")
