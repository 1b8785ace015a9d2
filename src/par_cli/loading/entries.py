"""From located values to models: every entry with its origin, every fault with its place.

A whole file is validated in one call. Only where that fails are its entries validated one by one, so that the right
ones still take part in the checks and every fault of the file is reported.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, Final, Generic, Literal, NamedTuple, TypeVar

from pydantic import ValidationError

from par_cli.diagnostics import Diagnostic, Related
from par_cli.messages import Message, phrase
from par_cli.model.building import ErrorDetails
from par_cli.model.columns import TYPED
from par_cli.model.fields import CURRENT_VERSION, Record
from par_cli.model.reports import Observation
from par_cli.source import MAX_PROBLEMS, REFUSED, Document, Place, PlainNumber, Table, path_text, too_many, typed_cell
from par_cli.typed import closest

_MOST_AT_ONCE: Final = 20_000  # errors whose details are in memory together
_PART: Final = 1_000  # entries

Path = tuple[str | int, ...]
R = TypeVar("R", bound=Record)
What = Literal[
    "agency",
    "body",
    "breakdown",
    "document",
    "document_kind",
    "group",
    "heading",
    "indicator",
    "measure",
    "party",
    "phase",
    "reporter",
    "section",
    "target",
    "task",
    "unit",
]
"""What an id can name; a reporter is an agency or a breakdown, a party an agency or a body."""

REFERENCES: Mapping[str, What] = {
    "agency": "agency",
    "all_of": "target",
    "any_of": "target",
    "coordinating": "agency",
    "documents": "document",
    "group": "group",
    "indicator": "indicator",
    "lead": "agency",
    "members": "agency",
    "others": "party",
    "owners": "agency",
    "replaced_by": "document",
    "reporter": "reporter",
    "reporters": "reporter",
    "taken_over_by": "agency",
    "target": "target",
    "targets": "target",
    "task": "task",
    "tasks": "task",
    "unit": "unit",
    "via": "agency",
    "who": "agency",
}
"""The keys whose values, or those in their lists, are ids of something else, and of what."""


class Origin(NamedTuple):
    """Where an entry comes from: a path in a YAML file, or the line on which a row of a CSV file begins."""

    document: Document | Table
    path: Path
    line: int = 0

    @property
    def entry(self) -> tuple[str, int]:
        """The name of the list that it is in, and its number there, in a YAML file of lists."""
        name, index = self.path
        return str(name), int(index)

    def inside(self, *inner: str | int) -> "Origin":
        return Origin(self.document, (*self.path, *inner), self.line)

    def place(self, *inner: str | int, key: bool = False) -> Place:
        """Return the place of a value inside the entry, or of its ``key``."""
        if isinstance(self.document, Table):
            return self.document.place(self.line, str(inner[0]) if inner else self.document.header[0])
        path = (*self.path, *inner)
        return self.document.key_place(path) if key else self.document.place(path)

    def file_line(self, *inner: str | int) -> str:
        """Return the place of a value inside the entry as messages name it: ``FILE:LINE``."""
        return f"{self.document.file}:{self.place(*inner).line}"

    def related(self, *inner: str | int) -> Related:
        """Return the place of a value inside the entry, for a problem elsewhere that refers to it."""
        return Related(self.document.file, *self.place(*inner))

    def problem(
        self,
        code: str,
        message: Message,
        hint: Message,
        *inner: str | int,
        key: bool = False,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        line, column = self.place(*inner, key=key)
        path = path_text((*self.path, *inner))
        return Diagnostic(self.document.file, line, column, code, path, message, hint, related=related)


class Misnamed(NamedTuple):
    """A text that is not an id where one is needed: its problem, what it should name, and the text."""

    problem: Diagnostic
    what: What
    given: str


class Entry(NamedTuple, Generic[R]):
    """A valid record and where it comes from."""

    value: R
    origin: Origin


def read_entries(
    document: Document,
    model: type[R],
    entry_models: Mapping[str, type[Record]],
    problems: list[Diagnostic],
    misnamed: list[Misnamed],
) -> tuple[R | None, dict[str, list[Entry[Any]]]]:
    """Validate one YAML file; return it as a whole, where all of it is right, and the entries of each top-level key.

    ``entry_models`` has the model for each key, or for the entries of its list. Append faults to ``problems``, those
    that need a look at the other files to ``misnamed``.
    """
    entries: dict[str, list[Entry[Any]]] = {name: [] for name in entry_models}
    raw = document.value
    assert isinstance(raw, dict)  # noqa: S101 - the source room lets only mappings through
    _check_version(document, raw, problems)
    try:
        checked = model.checked(raw)
    except ValidationError as error:
        many = error.error_count() > _MOST_AT_ONCE
        given = _errors_in_parts(raw, model) if many else error.errors(include_url=False)
        found = _diagnostics(given, document, model)
        _sort_out(islice(found, MAX_PROBLEMS), problems, misnamed)
        problems.extend(too_many(item.file, item.line, item.column) for item, _, _ in islice(found, 1))
        for name, entry_model in entry_models.items():
            for path, item in items_at(name, raw.get(name)):
                try:
                    entry = entry_model.checked(item)
                except ValidationError:
                    continue
                entries[name].append(Entry(entry, Origin(document, path)))
        return None, entries
    for name in entry_models:
        entries[name] = [Entry(item, Origin(document, path)) for path, item in items_at(name, getattr(checked, name))]
    return checked, entries


def _errors_in_parts(raw: Mapping[str, object], model: type[Record]) -> Iterator[ErrorDetails]:
    """Yield the errors of a file in order, those of its lists part by part: all at once may take half a gigabyte."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    lists = {name: given for name in names if isinstance(given := raw.get(name), tuple)}
    rest = {**raw, **dict.fromkeys(lists, ())}
    whole = _errors(rest, model)
    for name in names:
        yield from (error for error in whole if error["loc"][:1] == (name,))
        for start in range(0, len(lists.get(name, ())), _PART):
            for error in _errors({**rest, name: lists[name][start : start + _PART]}, model):
                field, *inner = error["loc"]
                if field == name and inner and isinstance(inner[0], int):
                    yield {**error, "loc": (name, start + inner[0], *inner[1:])}
    yield from (error for error in whole if error["loc"][0] not in names)


def _errors(raw: Mapping[str, object], model: type[Record]) -> Sequence[ErrorDetails]:
    try:
        model.checked(raw)
    except ValidationError as error:
        return error.errors(include_url=False)
    return ()


@cache
def entry_models(model: type[Record]) -> Mapping[str, type[Record]]:
    """Return the keys of a model under which there are entries, one or a list, each with the model of these."""
    found = {name: _record_in(field.annotation) for name, field in model.model_fields.items()}
    return {name: inner for name, inner in found.items() if inner is not None}


def items_at(name: str, given: Any) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 - what a file holds, or its models
    """Yield each entry of a list with its path, or the one entry that is not in a list."""
    if isinstance(given, tuple):
        for index, item in enumerate(given):
            yield (name, index), item
    elif given is not None:
        yield (name,), given


def _check_version(document: Document, raw: Mapping[str, object], problems: list[Diagnostic]) -> None:
    version = raw.get("schema")
    if type(version) is PlainNumber and "." not in version and int(version) != CURRENT_VERSION:
        origin = Origin(document, ())
        message = phrase("schema {version} is not known to this par", version=version)
        hint = phrase(
            "write schema: {current}, or use the release of par that reads schema {version}",
            current=CURRENT_VERSION,
            version=version,
        )
        problems.append(origin.problem("PAR218", message, hint, "schema"))


def check_row(cells: Mapping[str, str], origin: Origin, problems: list[Diagnostic], misnamed: list[Misnamed]) -> bool:
    """Return whether the cells of one row of a CSV file, by column, are right by themselves; append what is wrong."""
    raw = _typed(cells)
    try:
        Observation.checked(raw)
    except ValidationError as error:
        report_row(error, origin, raw, Observation, problems, misnamed)
        return False
    return True


def report_row(
    error: ValidationError,
    origin: Origin,
    raw: Mapping[str, object],
    model: type[Record],
    problems: list[Diagnostic],
    misnamed: list[Misnamed],
) -> None:
    """Append what a model has refused in a row of a CSV file."""
    _sort_out(_row_diagnostics(error.errors(include_url=False), origin, raw, model), problems, misnamed)


def _typed(cells: Mapping[str, str]) -> dict[str, object]:
    """Return the meaning of cells; an empty one is a key left out."""
    return {name: typed_cell(cell) if name in TYPED else cell for name, cell in cells.items() if cell}


def checked_entry(cells: Mapping[str, str], model: type[R]) -> R | None:
    """Return the entry in the cells of one row of a CSV file, by column; None where it is not right by itself."""
    try:
        return model.checked(_typed(cells))
    except ValidationError:
        return None


def _sort_out(
    found: Iterable[tuple[Diagnostic, Path, object]], problems: list[Diagnostic], misnamed: list[Misnamed]
) -> None:
    """Append texts that are not ids where one is needed to ``misnamed``, other problems to ``problems``."""
    for problem, path, given in found:
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        if problem.code == "PAR216" and isinstance(given, str) and key in REFERENCES:
            misnamed.append(Misnamed(problem, REFERENCES[key], given))
        else:
            problems.append(problem)


def _row_diagnostics(
    errors: Sequence[ErrorDetails], origin: Origin, raw: Mapping[str, object], model: type[Record]
) -> Iterator[tuple[Diagnostic, Path, object]]:
    """Yield each problem of a row with its column and the value there."""
    first = "indicator" if model is Observation else "id"
    if not raw:
        yield origin.problem("PAR219", phrase("the row is empty"), phrase("delete it"), first), (), None
        return
    for error in errors:
        code, message, hint = _plain_words(error, model)
        if error["type"] == "missing":
            message, hint = phrase("the cell “{name}” is empty", name=error["loc"][0]), phrase("fill it in")
        column = str(error["loc"][0]) if error["loc"] else first
        yield origin.problem(code, message, hint, column), (column,), raw.get(column)


def _diagnostics(
    errors: Iterable[ErrorDetails], document: Document, model: type[Record]
) -> Iterator[tuple[Diagnostic, Path, object]]:
    """Yield each problem of a file with its path and the value there."""
    for error in errors:
        path, given = _locate(document, error["loc"])
        if given is REFUSED or (isinstance(given, tuple) and REFUSED in given):
            continue
        code, message, hint = _plain_words(error, model)
        at_key = error["type"] == "extra_forbidden"
        place_path = path[:-1] if error["type"] == "missing" else path
        problem = Origin(document, ()).problem(code, message, hint, *place_path, key=at_key)
        yield problem._replace(path=path_text(path)), path, given


def _locate(document: Document, loc: Sequence[str | int]) -> tuple[Path, object]:
    """Return the part of a location that is a path in the data, and the value there."""
    path: list[str | int] = []
    value = document.value
    for part in loc:
        if part == "[key]":  # what is wrong is the key itself
            break
        if isinstance(value, dict):
            path.append(part)
            if part not in value:
                return tuple(path), None
            value = value[part]
        elif isinstance(value, tuple) and isinstance(part, int) and part < len(value):
            path.append(part)
            value = value[part]
        # Anything else is a step between types, not between values.
    return tuple(path), value


def _plain_words(error: ErrorDetails, model: type[Record]) -> tuple[str, Message, Message]:
    """Return code, message and remedy for what the model refused, without the names of a library."""
    kind, loc = error["type"], error["loc"]
    context = error.get("ctx", {})
    last = str(loc[-1]) if loc else ""
    if kind == "par":
        return context["code"], *context["refusal"]
    if kind == "extra_forbidden":
        message = phrase("the key “{key}” is not known here", key=path_text((last,)))
        return "PAR201", message, _unknown_key(model, loc)
    if kind == "missing":
        hint = phrase("add {key}: and what belongs there", key=last)
        return "PAR202", phrase("the key “{key}” is missing", key=last), hint
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        from par_cli.source.syntax import without_space

        hint = phrase("write key: value pairs, indented or in braces")
        corrected = without_space(error["input"]) if isinstance(error["input"], str) else None
        return "PAR203", *(corrected or (phrase("a mapping is expected here"), hint))
    if kind in {"tuple_type", "list_type"}:
        hint = phrase("write [a, b], or lines that begin with a hyphen; [] for none")
        return "PAR204", phrase("a list is expected here"), hint
    if kind == "literal_error":
        expected = str(context.get("expected", ""))
        known = [*re.findall(r"'([^']*)'", expected), *(["true"] if "True" in expected else [])]
        return "PAR205", *_unknown_word(error["input"], known)
    assert kind in {"too_short", "too_long"}, kind  # noqa: S101 - no other fault is one of the kinds that the models can find
    wanted = context.get("min_length", context.get("max_length"))
    hint = phrase("write exactly {wanted} entries, like [1, 2]", wanted=wanted)
    return "PAR206", phrase("the list has the wrong length"), hint


def _unknown_word(given: object, known: Sequence[str]) -> tuple[Message, Message]:
    from par_cli.loading.vietnamese_spellings import word_meant

    names = ", ".join(known)
    hint = phrase("write one of: {names}", names=names)
    if not isinstance(given, str):
        return phrase("this is not one of the words known here"), hint
    if close := word_meant(given, known) or closest(given, known):
        hint = phrase("did you mean {name}? The words are: {names}", name=close, names=names)
    return phrase("“{word}” is not one of the words known here", word=path_text((given,))), hint


def _unknown_key(model: type[Record], loc: Sequence[str | int]) -> Message:
    inner = _model_at(model, [part for part in loc if isinstance(part, str)][:-1])
    known = sorted(field.alias or name for name, field in inner.model_fields.items())
    from par_cli.loading.vietnamese_spellings import key_meant

    if close := key_meant(str(loc[-1]), known) or closest(str(loc[-1]), known):
        return phrase("did you mean “{name}”?", name=close)
    return phrase("remove it; known here: {names}", names=", ".join(known))


def _model_at(model: type[Record], names: Sequence[str]) -> type[Record]:
    """Follow a path of keys through the models, as far as it goes."""
    for name in names:
        model = entry_models(model).get(name, model)
    return model


def _record_in(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(filter(None, map(_record_in, getattr(annotation, "__args__", ()))), None)
