"""Documents that are one flat list: what was found by words, every value, every report.

A list may have a million entries, so that each is written before the next one is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, Generic, NamedTuple, TypeVar

from par_cli.locales import Locale
from par_cli.progress.reported import ReportFilter, Reports, Values
from par_cli.progress.search import Found
from par_cli.render.chosen_fields import chosen, column_names, field_names, pick
from par_cli.render.document import agencies_field, head
from par_cli.render.dumps import dumps
from par_cli.render.output_fields.flat import HIT, REPORTED, VALUE
from par_cli.render.output_fields.kinds import Field, Json, ListOf, ObjectOf
from par_cli.render.output_fields.scalars import IDS, TEXT

Result = TypeVar("Result")

_AT_ONCE: Final = 1000  # entries in one piece


class FlatList(NamedTuple, Generic[Result]):
    """A document of one list: its ``name``, the word for an ``entry``, and the fields before the list."""

    name: str
    entry: str
    meaning: str
    record: ObjectOf[Any]
    before: ObjectOf[Result]
    items: Callable[[Result], Iterable[Any]]
    has_annex: bool = False

    @property
    def whole(self) -> ObjectOf[Result]:
        """The fields of the document with its list, for the schema."""
        return ObjectOf("", *self.before.fields, Field(self.name, ListOf(self.record), self.meaning, self.items))

    # --- what can be asked for

    def names(self, form: str) -> Iterable[str]:
        """Return the names of the fields that a format can be narrowed to; none where it cannot."""
        from par_cli.render.csv_document import columns_of

        match form:
            case "csv":
                return column_names(columns_of(self.record))
            case "json":
                return field_names(self.record)
            case "jsonl":
                return ("entry", *field_names(self.record))
            case _:
                return ()

    # --- pieces of output

    def json(self, found: Result, fields: Sequence[str]) -> Iterator[bytes]:
        """Yield the document, its list last."""
        narrow = chosen(fields)
        start = dumps(self.before.value(found)).removesuffix(b"\n}\n")
        yield start + f',\n  "{self.name}": ['.encode()
        written = False
        for piece in _pieces(_indented(pick(self.record.value(item), narrow)) for item in self.items(found)):
            yield piece if written else piece[1:]  # without the comma before the first entry
            written = True
        yield b"\n  ]\n}\n" if written else b"]\n}\n"

    def json_lines(self, found: Result, fields: Sequence[str]) -> Iterator[bytes]:
        from par_cli.render.json_lines import line_of

        narrow = chosen(fields)
        entries: Iterator[Json] = ({"entry": self.entry, **self.record.value(item)} for item in self.items(found))
        return _pieces(line_of(pick(entry, narrow)) for entry in entries)

    def csv(self, found: Result, fields: Sequence[str], *, excel: bool) -> Iterator[bytes]:
        from par_cli.render.csv_document import cells_of, columns_of, csv_lines

        record = self.record
        if any(field.kind.record is not None for field in record.fields):
            rows = (list(cells_of(record, item)) for item in self.items(found))
        else:  # a column is a field: this way takes half of the time
            rows = (list(record.value(item).values()) for item in self.items(found))
        return _pieces(csv_lines(columns_of(record), rows, excel=excel, fields=fields))

    def annex(self, found: Result, locale: Locale, *, excel: bool) -> Iterator[bytes]:
        """Yield the CSV for people."""
        from par_cli.render import annex

        row, dataset = annex.ENTRY_ROWS[self.name], found.dataset  # type: ignore[attr-defined]
        rows = (row(item, dataset, locale) for item in self.items(found))
        return _pieces(annex.annex_lines(self.name, rows, locale, excel=excel))

    def pieces(self, found: Result, form: str, fields: Sequence[str], *, excel: bool) -> Iterator[bytes]:
        """Yield what a format for machines writes."""
        match form:
            case "json":
                return self.json(found, fields)
            case "jsonl":
                return self.json_lines(found, fields)
            case _:
                return self.csv(found, fields, excel=excel)


def _indented(entry: Json) -> bytes:
    """Return an entry as it is in the list of a document, with the comma before it."""
    return b",\n    " + dumps(entry).rstrip(b"\n").replace(b"\n", b"\n    ")


def _pieces(parts: Iterator[bytes]) -> Iterator[bytes]:
    while piece := b"".join(islice(parts, _AT_ONCE)):
        yield piece


# --- the lists


_FILTERS: Final = ObjectOf[ReportFilter](
    "",
    Field("phase", TEXT.or_null, "Only values whose period ends in this phase."),
    Field("agency", TEXT.or_null, "Only what this agency has reported or answers for."),
    Field("ids", IDS, "Only these indicators, targets or tasks; empty for all."),
)


FOUND: Final = FlatList[Found](
    "hits",
    "hit",
    "What was found, by kind; of each kind names before other texts.",
    HIT,
    ObjectOf[Found]("", *head("par/find/1"), Field("words", TEXT, "The words.")),
    lambda found: found.hits,
)

VALUES: Final = FlatList[Values](
    "values",
    "value",
    "Every value known, by indicator, in order of period, reporter and publication.",
    VALUE,
    ObjectOf[Values](
        "",
        *head("par/values/1"),
        Field("filters", _FILTERS, "What was asked for.", "wanted"),
        agencies_field(lambda found: found.reporters()),
    ),
    lambda found: found.values(),
    has_annex=True,
)


def _reporters(found: Reports) -> set[str]:
    return {name for item in found.reports if (name := getattr(item.item, "reporter", None)) is not None}


REPORTS: Final = FlatList[Reports](
    "reports",
    "report",
    "Every report known: on tasks, on targets, figures of documents; in the order of the data and of days.",
    REPORTED,
    ObjectOf[Reports](
        "",
        *head("par/reports/1"),
        Field("filters", _FILTERS.without("phase"), "What was asked for.", "wanted"),
        agencies_field(_reporters),
    ),
    lambda found: found.reports,
    has_annex=True,
)
