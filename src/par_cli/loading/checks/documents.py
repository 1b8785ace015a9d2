"""Rules about documents (``documents.yaml``): each is there once, and none is cited before it is issued."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import Entries
from par_cli.loading.checks.successors_and_members import on_circles
from par_cli.loading.entries import Entry, Origin
from par_cli.messages import phrase
from par_cli.model.reports import NAMING_DOCUMENTS

if TYPE_CHECKING:
    from par_cli.model.documents import LegalDocument


_ANY: Final = "*"


def documents_are_there_once(entries: Entries) -> Iterator[Diagnostic]:
    """No two documents of one issuer and year have one number: what cites them would be divided between the two.

    An unknown issuer or date may be any.
    """
    first: dict[tuple[object, ...], Entry[LegalDocument]] = {}
    for document, origin in entries.documents:
        if document.number is None:
            continue
        number = re.sub(r"\s", "", document.number).casefold()
        known = (None if document.date is None else document.date.end.year, document.issuer)
        possible_keys = product([number], *((_ANY,) if value is None else (value, None) for value in known))
        other = next((first[key] for key in possible_keys if key in first), None)
        for key in product([number], *((value, _ANY) for value in known)):
            first.setdefault(key, Entry(document, origin))
        if other is not None and other.value.id != document.id:
            line = other.origin.place("number").line
            message = phrase(
                "the document on line {line} already has the number {number}", number=document.number, line=line
            )
            hint = phrase("keep one entry for one document, or correct the number, issuer or date of one of the two")
            related = (other.origin.related("number"),)
            yield origin.problem("PAR880", message, hint, "number", related=related)


def replacements_end(entries: Entries) -> Iterator[Diagnostic]:
    """No document is replaced, directly or in turn, by itself."""
    ways = {document.id: {document.replaced_by} if document.replaced_by else set() for document, _ in entries.documents}
    circling = on_circles(ways)
    for document, origin in entries.documents:
        if document.id in circling:
            message = phrase("{name} is replaced by itself, directly or in turn", name=document.id)
            hint = phrase("remove replaced_by where it leads back to an older document")
            yield origin.problem("PAR881", message, hint, "replaced_by")


# --- doubts


def documents_are_replaced_by_later_ones(entries: Entries, _: date) -> Iterator[Diagnostic]:
    documents = {document.id: document for document, _ in entries.documents}
    for document, origin in entries.documents:
        later = documents.get(document.replaced_by or "")
        if later is None or later.date is None or document.date is None or later.date.end >= document.date.start:
            continue
        message = phrase(
            "{name} is dated {later}, before the document that it replaces, dated {day}",
            name=later.id,
            later=later.date.text,
            day=document.date.text,
        )
        hint = phrase("correct one of the two dates, or name the document that took its place")
        yield origin.problem("PAR882", message, hint, "replaced_by")


def documents_are_issued_before_they_are_cited(entries: Entries, day: date) -> Iterator[Diagnostic]:
    """A document is issued by now, by the decision that cites it, and by the report that names it."""
    adopted = _adopted_by(entries)
    for document, origin in entries.documents:
        if document.date is None:
            continue
        if document.date.start > day:
            message = phrase("it is dated {date}, after the day of this check, {day}", date=document.date.text, day=day)
        elif adopted is not None and document.is_in_decision and document.date.start > adopted:
            message = phrase(
                "it is dated {date}, after the decision that cites it, of {day}", date=document.date.text, day=adopted
            )
        else:
            continue
        hint = phrase("correct the date; where the source prints it so, accepted: {PAR883: ...}")
        yield origin.problem("PAR883", message, hint, "date")
    yield from _cited_too_early(entries)


def _adopted_by(entries: Entries) -> date | None:
    """Return the day by which the decision was adopted, if it is known."""
    for decision, _ in entries.decision:
        return decision.date or (None if decision.adopted is None else decision.adopted.by)
    return None


def _cited_too_early(entries: Entries) -> Iterator[Diagnostic]:
    days = {document.id: document.date for document, _ in entries.documents}
    for report, origin, key in _citing(entries):
        issued = days.get(getattr(report, key) or "")
        if issued is not None and report.published is not None and report.published < issued.start:
            message = phrase(
                "published on {published}, before {name} was issued, on {day}",
                published=report.published,
                name=getattr(report, key),
                day=issued.text,
            )
            hint = phrase("correct the day of publication, or the date of the document")
            yield origin.problem("PAR884", message, hint, key)


def _citing(entries: Entries) -> Iterator[tuple[Any, Origin, str]]:
    for report, origin in entries.reports():
        for key in NAMING_DOCUMENTS:
            if getattr(report, key, None) is not None:
                yield report, origin, key
