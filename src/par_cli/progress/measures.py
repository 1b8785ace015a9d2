"""Measures with who is to carry them out and what they serve; they have no status of their own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from par_cli.model.dataset import Dataset
from par_cli.model.documents import Heading
from par_cli.model.measures import PolicyMeasure
from par_cli.progress.agencies import answers, today
from par_cli.progress.documents import having, headings_of, is_in


class MeasureResult(NamedTuple):
    """A measure with its headings, the nearest first, and its field: the section of the task matrix that it is about.

    ``lead_today`` are those who lead it on the day.
    """

    measure: PolicyMeasure
    headings: tuple[Heading, ...]
    field: str | None
    lead_today: tuple[str, ...]


class MeasureFilter(NamedTuple):
    """What the list is narrowed to; None, empty and False ask for all. ``unmeasured`` keeps what serves nothing."""

    agency: str | None = None
    section: str | None = None
    unmeasured: bool = False
    words: str = ""

    @property
    def given(self) -> tuple[tuple[str, str], ...]:
        named = (("section", self.section), ("agency", self.agency))
        found = [(name, value) for name, value in named if value is not None]
        more = [("unmeasured", "")] if self.unmeasured else []
        return (*found, *more, *([("words", self.words)] if self.words else []))


class Measures(NamedTuple):
    """The measures that were asked for, in the order of the data."""

    dataset: Dataset
    as_of: date
    wanted: MeasureFilter
    measures: tuple[MeasureResult, ...]

    @property
    def unmeasured(self) -> int:
        """How many of these no task and no target measures."""
        return sum(not item.measure.is_measured for item in self.measures)


def measures(dataset: Dataset, as_of: date, wanted: MeasureFilter) -> Measures:
    found = [item for item in results(dataset, as_of) if _is_wanted(dataset, item, wanted, as_of)]
    return Measures(dataset, as_of, wanted, tuple(having(wanted.words, found, _texts)))


def results(dataset: Dataset, as_of: date) -> list[MeasureResult]:
    above = {name: tuple(headings_of(dataset, name)) for name in {item.heading for item in dataset.measures.values()}}
    return [
        MeasureResult(
            measure,
            above[measure.heading],
            next((item.field for item in above[measure.heading] if item.field is not None), None),
            today(dataset.agencies, measure.lead, as_of),
        )
        for measure in dataset.measures.values()
    ]


def _is_wanted(dataset: Dataset, item: MeasureResult, wanted: MeasureFilter, as_of: date) -> bool:
    return (
        (wanted.section is None or is_about(dataset, item, wanted.section))
        and (wanted.agency is None or concerns(dataset, item, wanted.agency, as_of))
        and not (wanted.unmeasured and item.measure.is_measured)
    )


def is_about(dataset: Dataset, item: MeasureResult, section: str) -> bool:
    """Return whether a measure is about a section of the task matrix, or under a heading or section of the text."""
    if section in dataset.sections:
        return item.field == section
    source = item.measure.source
    return is_in(item.measure.heading, section) or (source is not None and is_in(source.section, section))


def concerns(dataset: Dataset, item: MeasureResult, agency: str, as_of: date) -> bool:
    """Return whether an agency leads a measure, answers for that today, or helps with it."""
    return answers(dataset.agencies, agency, item.measure.lead, as_of) or agency in item.measure.others


def serving(found: Iterable[MeasureResult], tasks: set[str], targets: set[str]) -> list[MeasureResult]:
    """Return the measures that any of some tasks carries out, or that serve any of some targets."""
    return [
        item
        for item in found
        if (item.measure.all_tasks and tasks)
        or not tasks.isdisjoint(item.measure.tasks)
        or not targets.isdisjoint(item.measure.targets)
    ]


def _texts(item: MeasureResult) -> str:
    heading = [text for heading in item.headings for text in heading.name.texts]
    note = () if item.measure.note is None else item.measure.note.texts
    return " ".join((item.measure.id, *item.measure.name.texts, *heading, *note))
