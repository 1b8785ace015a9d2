"""The documents that a decision rests on or that carry it out (``documents.yaml``, which may be missing)."""

from typing import Annotated

from par_cli.messages import phrase
from par_cli.model.decision import Source
from par_cli.model.fields import (
    AcceptsWarnings,
    DataFile,
    DayMonthOrYear,
    DocumentIds,
    Identifier,
    Integer,
    Localized,
    Reference,
    SectionId,
    SectionReference,
    Text,
    Unique,
)


class DocumentKind(AcceptsWarnings, title="A kind of document"):
    """A kind of document, like decrees."""

    id: Identifier
    """Its id, by which documents name it."""
    name: Localized
    """Its name."""


class Body(AcceptsWarnings, title="A body"):
    """A party that issues a document or helps with a measure and is not one of the agencies: it owes nothing."""

    id: Identifier
    """Its id, by which documents and measures name it."""
    name: Localized
    """Its name."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its names other than its id."""
        return self.name.texts


class Heading(AcceptsWarnings, title="A heading"):
    """A heading of the text, under which there are measures or documents; III.1.8.a is within III.1.8."""

    id: SectionId
    """Its number in the text, like III.1.2."""
    name: Localized
    """Its name."""
    field: SectionReference = None
    """The section of the task matrix that it is about, one of those in tasks.yaml."""
    source: Source | None = None
    """Where it is."""
    note: Localized | None = None
    """A remark on it."""


class LegalDocument(AcceptsWarnings, title="A document"):
    """A document that the decision lists or cites, or that something was reported with."""

    id: Identifier
    """Its id, by which other entries name it."""
    kind: Reference = None
    """Its kind, one of kinds."""
    number: Text | None = None
    """Its number, as it is printed."""
    date: DayMonthOrYear | None = None
    """The day of its issue; only the month or the year where no day is known."""
    issuer: Reference = None
    """Who issued it: one of bodies, or an agency."""
    subject: Localized
    """What it is about, in a few words."""
    source: Source | None = None
    """Where the decision lists it, or where it is published."""
    lines: Annotated[tuple[Integer, ...], Unique(phrase("the line"))] = ()
    """The other lines of the decision that cite it."""
    documents: DocumentIds = ()
    """The documents that it names: it carries out or amends them."""
    replaced_by: Reference = None
    """The document that took its place, where that is known."""
    url: Text | None = None
    """Its address."""
    note: Localized | None = None
    """A remark on it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its names other than its id."""
        return (*((self.number,) if self.number else ()), *self.subject.texts)

    @property
    def is_in_decision(self) -> bool:
        """Whether the text of the decision lists or cites it, so that it is not younger than the decision."""
        return bool(self.lines) or (
            self.source is not None and self.source.document is None and self.source.url is None
        )


class DocumentsFile(DataFile, title="documents.yaml"):
    """The documents that the decision lists or cites, and others that entries name."""

    kinds: tuple[DocumentKind, ...] = ()
    """The kinds of document."""
    bodies: tuple[Body, ...] = ()
    """Who issued them, where that is not an agency."""
    headings: tuple[Heading, ...] = ()
    """The headings under which the text lists them."""
    documents: tuple[LegalDocument, ...]
    """The documents."""
