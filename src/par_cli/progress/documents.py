"""Documents with what cites them: tasks, targets, measures, other documents and reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from par_cli.model.dataset import Dataset
from par_cli.model.decision import Source
from par_cli.model.documents import Body, Heading, LegalDocument
from par_cli.model.fields import Localized
from par_cli.model.reports import NAMING_DOCUMENTS
from par_cli.progress.reported import Report, ReportFilter, reports
from par_cli.typed import holds_words, marked_words, words_of

T = TypeVar("T")


class DocumentResult(NamedTuple):
    """A document with the headings that list it, the nearest first, and the ids of what cites it.

    ``replaces`` are the documents that it took the place of. ``reports`` are those known on the day that name it: as
    evidence, or as what extends, ends or sets something.
    """

    document: LegalDocument
    kind: Localized | None
    issuer: Localized | None
    headings: tuple[Heading, ...]
    replaces: tuple[str, ...]
    tasks: tuple[str, ...]
    targets: tuple[str, ...]
    measures: tuple[str, ...]
    documents: tuple[str, ...]
    reports: tuple[Report, ...]

    @property
    def is_cited(self) -> bool:
        return any((self.tasks, self.targets, self.measures, self.documents, self.reports))


class DocumentFilter(NamedTuple):
    """What the list is narrowed to; None, empty and False ask for all."""

    kind: str | None = None
    issuer: str | None = None
    section: str | None = None
    cited: bool = False
    words: str = ""

    @property
    def given(self) -> tuple[tuple[str, str], ...]:
        named = (("kind", self.kind), ("issuer", self.issuer), ("section", self.section))
        found = [(name, value) for name, value in named if value is not None]
        return (*found, *([("cited", "")] if self.cited else []), *([("words", self.words)] if self.words else []))


class Documents(NamedTuple):
    """The documents that were asked for, in the order of the data."""

    dataset: Dataset
    as_of: date
    wanted: DocumentFilter
    documents: tuple[DocumentResult, ...]


def documents(dataset: Dataset, as_of: date, wanted: DocumentFilter) -> Documents:
    found = [item for item in results(dataset, as_of).values() if _is_wanted(item, wanted)]
    return Documents(dataset, as_of, wanted, tuple(having(wanted.words, found, _texts)))


def _is_wanted(item: DocumentResult, wanted: DocumentFilter) -> bool:
    document = item.document
    return (
        wanted.kind in {None, document.kind}
        and wanted.issuer in {None, document.issuer}
        and (wanted.section is None or (document.source is not None and is_in(document.source.section, wanted.section)))
        and (item.is_cited or not wanted.cited)
    )


def _texts(item: DocumentResult) -> str:
    document = item.document
    texts = [text for words in (item.kind, item.issuer, document.note) if words is not None for text in words.texts]
    return " ".join((document.id, *document.names, *texts))


def having(words: str, items: list[T], text_of: Callable[[T], str]) -> list[T]:
    """Return what has all of some words, or words that begin so; those with the same diacritics before others."""
    if not words:
        return items
    texts = [text_of(item) for item in items]
    for words_in in (words_of,) if words.isascii() else (marked_words, words_of):
        wanted = set(words_in(words))
        pairs = zip(items, texts, strict=True)
        found = [item for item, text in pairs if holds_words(wanted, frozenset(words_in(text)), beginnings=True)]
        if found:
            return found
    return []


def is_in(section: str | None, outer: str) -> bool:
    """Return whether a section is another one, or within it."""
    return section is not None and (section == outer or section.startswith(f"{outer}."))


def results(dataset: Dataset, as_of: date) -> Mapping[str, DocumentResult]:
    """Return each document with what cites it on a day, by id."""
    if not dataset.documents:
        return {}
    tasks, targets, measures, others, replaces = (defaultdict[str, list[str]](list) for _ in range(5))
    for task in dataset.tasks:
        _add(tasks, task.id, (*task.documents, *_of_source(task.source)))
    for entry in dataset.targets:
        _add(targets, entry.id, (*entry.target.documents, *_of_source(entry.target.source)))
    for measure in dataset.measures.values():
        _add(measures, measure.id, measure.documents)
    for document in dataset.documents.values():
        _add(others, document.id, document.documents)
        _add(replaces, document.id, [document.replaced_by] if document.replaced_by else ())
    reported = defaultdict[str, list[Report]](list)
    for report in reports(dataset, as_of, ReportFilter()).reports:
        for name in named_in(report.item):
            reported[name].append(report)
    return {
        name: DocumentResult(
            document,
            None if document.kind is None else dataset.kinds[document.kind].name,
            None if document.issuer is None else party(dataset, document.issuer).name,
            () if document.source is None else tuple(headings_of(dataset, document.source.section)),
            tuple(replaces[name]),
            tuple(tasks[name]),
            tuple(targets[name]),
            tuple(measures[name]),
            tuple(others[name]),
            tuple(reported[name]),
        )
        for name, document in dataset.documents.items()
    }


def _add(found: Mapping[str, list[str]], name: str, cited: Iterable[str]) -> None:
    for document in dict.fromkeys(cited):
        found[document].append(name)


def _of_source(source: Source | None) -> Sequence[str]:
    return () if source is None or source.document is None else (source.document,)


def named_in(report: object) -> Sequence[str]:
    """Return the texts of a report that may be the ids of documents, each once."""
    texts = (getattr(report, name, None) for name in NAMING_DOCUMENTS)
    return list(dict.fromkeys(text for text in texts if text is not None))


class _Named(NamedTuple):
    name: Localized
    short: Localized | None


def party(dataset: Dataset, name: str) -> _Named:
    """Return the names of who issues a document or helps with a measure: an agency, or a body that is not one."""
    body: Body | None = dataset.bodies.get(name)
    if body is not None:
        return _Named(body.name, None)
    agency = dataset.agencies[name]
    return _Named(agency.name, agency.short)


def headings_of(dataset: Dataset, section: str | None) -> list[Heading]:
    """Return the headings that a section is, or is within, the nearest first."""
    found, name = [], section or ""
    while name:
        if name in dataset.headings:
            found.append(dataset.headings[name])
        name = name.rpartition(".")[0]
    return found
