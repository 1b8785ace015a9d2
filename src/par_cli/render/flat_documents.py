"""The documents that are one flat list of legal documents, or of measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from par_cli.model.documents import Body
from par_cli.progress.documents import DocumentFilter, Documents
from par_cli.progress.measures import MeasureFilter, MeasureResult, Measures
from par_cli.render.document import agencies_field, head
from par_cli.render.flat_lists import FlatList
from par_cli.render.output_fields.documents import BODY, DOCUMENT, POLICY_MEASURE
from par_cli.render.output_fields.kinds import ById, Field, ObjectOf
from par_cli.render.output_fields.scalars import COUNT, TEXT, YES


def parties_named(items: Iterable[MeasureResult]) -> set[str]:
    """Return who leads or helps with some measures: agencies and bodies."""
    return {name for item in items for name in (*item.measure.lead, *item.lead_today, *item.measure.others)}


def bodies_field(names: Callable[[Any], set[str]]) -> Field[Any]:
    """Return the field that has the bodies named, by id."""

    def read(found: Any) -> Mapping[str, Body]:  # noqa: ANN401 - each of the results
        bodies = found.dataset.bodies
        return {name: bodies[name] for name in sorted(names(found) & bodies.keys())}

    return Field("bodies", ById(BODY), "The bodies named here that are not agencies, by id.", read)


def _agencies(found: Measures) -> set[str]:
    return parties_named(found.measures) - found.dataset.bodies.keys()


DOCUMENTS: Final = FlatList[Documents](
    "documents",
    "document",
    "The documents, in the order of the data.",
    DOCUMENT,
    ObjectOf[Documents](
        "",
        *head("par/documents/1"),
        Field(
            "filters",
            ObjectOf[DocumentFilter](
                "",
                Field("kind", TEXT.or_null, "Only documents of this kind."),
                Field("issuer", TEXT.or_null, "Only documents that this agency or body has issued."),
                Field("section", TEXT.or_null, "Only documents that are listed in this section."),
                Field("cited", YES, "Only documents that something cites."),
                Field("words", TEXT, "Only documents that have these words; empty for all."),
            ),
            "What was asked for.",
            "wanted",
        ),
    ),
    lambda found: found.documents,
    has_annex=True,
)

MEASURES: Final = FlatList[Measures](
    "measures",
    "measure",
    "The measures, in the order of the data.",
    POLICY_MEASURE,
    ObjectOf[Measures](
        "",
        *head("par/measures/1"),
        Field(
            "filters",
            ObjectOf[MeasureFilter](
                "",
                Field("agency", TEXT.or_null, "Only measures that this agency leads, answers for or helps with."),
                Field("section", TEXT.or_null, "Only measures of this section of the text or of the tasks."),
                Field("unmeasured", YES, "Only measures that no task and no target measures."),
                Field("words", TEXT, "Only measures that have these words; empty for all."),
            ),
            "What was asked for.",
            "wanted",
        ),
        Field("unmeasured", COUNT, "How many of these no task and no target measures."),
        agencies_field(_agencies),
        bodies_field(lambda found: parties_named(found.measures)),
    ),
    lambda found: found.measures,
    has_annex=True,
)
