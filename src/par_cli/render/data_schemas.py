"""The JSON Schemas (2020-12) of the data files, for editors: made from the models themselves.

What a schema cannot say (that a name exists, that a number fits its unit) is for ``par validate``. It never refuses
what the reader takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Final, Literal, get_args, get_origin

from par_cli.loading.field_docs import field_docs
from par_cli.model.agencies import AgenciesFile
from par_cli.model.building import ParsedBy
from par_cli.model.decision import TargetsFile
from par_cli.model.documents import DocumentsFile
from par_cli.model.fields import TEXT_FORM, Localized, Record, Unique
from par_cli.model.measures import MeasuresFile
from par_cli.model.reporting import ReportingFile
from par_cli.model.reports import ReportsFile
from par_cli.model.tasks import TasksFile
from par_cli.render.data_rules import LIMITS, RULES
from par_cli.render.dumps import dumps

Schema = dict[str, object]

DATA_FILES: Final[Mapping[str, type[Record]]] = {
    "targets.yaml": TargetsFile,
    "tasks.yaml": TasksFile,
    "agencies.yaml": AgenciesFile,
    "reporting.yaml": ReportingFile,
    "documents.yaml": DocumentsFile,
    "measures.yaml": MeasuresFile,
    "reports.yaml": ReportsFile,
}
"""The data files by the names of their schemas; that of reports is for every YAML file below reports/."""


def data_schema(name: str) -> bytes:
    """Return the JSON Schema of a data file as a JSON document; raises :class:`KeyError` for an unknown name."""
    writer = _Writer()
    schema = writer.record(DATA_FILES[name])
    return dumps(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"par/{name}/1",
            **schema,
            "$defs": dict(sorted(writer.definitions.items())),
        }
    )


def names() -> str:
    """Return the name of every data file that has a schema, one a line, with what it holds."""
    width = max(map(len, DATA_FILES))
    return "".join(f"{name:{width}}  {_summary(model)}\n" for name, model in DATA_FILES.items())


def _summary(model: type[Record]) -> str:
    """Return the first line of a model's docstring."""
    return (model.__doc__ or "").partition("\n")[0]


class _Writer:
    """Writes models as schemas, and collects the definitions that those refer to."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def record(self, model: type[Record]) -> Schema:
        """Return the schema of a model: its keys, and what is asked of several of them together."""
        meanings = field_docs(model)
        fields = {field.alias or name: (name, field) for name, field in model.model_fields.items()}
        required = [key for key, (_, field) in fields.items() if field.is_required()]
        limits = LIMITS.get(model, {})
        about: Schema = {"title": model.model_config.get("title"), "description": _summary(model)}
        schema: Schema = {
            "type": "object",
            "properties": {
                key: {
                    "description": meanings[name],
                    **self.value(field.annotation, field.metadata),
                    **_default(field.get_default(call_default_factory=True)),
                    **limits.get(key, {}),
                }
                for key, (name, field) in fields.items()
            },
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }
        if model in RULES:
            schema["allOf"] = [{"$comment": code, **rule} for code, rule in RULES[model]]
        if model is Localized:  # a plain text is in both languages
            return {**about, "anyOf": [dict(TEXT_FORM), schema]}
        return {**about, **schema}

    def value(self, annotation: object, marks: Iterable[object] = ()) -> Schema:
        """Return the schema of what a field holds, from its type and the markers on it."""
        found: Schema | None = None
        more: Schema = {}
        for mark in _each(marks):
            if isinstance(mark, ParsedBy):
                found = self.defined(mark.name, dict(mark.form)) if mark.name else dict(mark.form)
            elif isinstance(mark, Unique):
                more["uniqueItems"] = True
            for ours, theirs in (("min_length", "minItems"), ("max_length", "maxItems")):
                if (limit := getattr(mark, ours, None)) is not None:
                    more[theirs] = limit
        return {**(self.of_type(annotation) if found is None else found), **more}

    def of_type(self, annotation: object) -> Schema:
        """Return the schema of a type without markers."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.value(arguments[0], arguments[1:])
        if type(None) in arguments:
            inner = [self.value(kind) for kind in arguments if kind is not type(None)]
            return _or_null(inner[0] if len(inner) == 1 else {"anyOf": inner})
        if origin is Literal:
            return {"enum": [*arguments]}
        if origin is tuple:
            return {"type": "array", "items": self.value(arguments[0])}
        if origin is dict:
            names, values = map(self.value, arguments)
            return {"type": "object", "propertyNames": names, "additionalProperties": values}
        if isinstance(annotation, type) and issubclass(annotation, Record):
            return self.defined(_snake(annotation.__name__), annotation)
        raise TypeError(f"{annotation!r} is not a kind of field that is known here")

    def defined(self, name: str, what: Schema | type[Record]) -> Schema:
        """Return a reference to a definition, which is written where it is new."""
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = what if isinstance(what, dict) else self.record(what)
        return {"$ref": f"#/$defs/{name}"}


def _each(marks: Iterable[object]) -> Iterator[object]:
    """Yield markers, and those within pydantic's own."""
    for mark in marks:
        yield mark
        yield from getattr(mark, "metadata", ())


def _default(value: object) -> Schema:
    """Return what leaving a field out means, if anything; pydantic has a marker of its own where it must be given."""
    return {"default": value} if isinstance(value, bool | str | Decimal | tuple | dict) else {}


def _or_null(schema: Schema) -> Schema:
    match schema:
        case {"enum": [*names]}:
            return {**schema, "enum": [*names, None]}
        case {"type": [*kinds]}:
            return {**schema, "type": [*kinds, "null"]}
        case {"type": kind}:
            return {**schema, "type": [kind, "null"]}
        case _:
            return {"anyOf": [schema, {"type": "null"}]}


def _snake(name: str) -> str:
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in name).removeprefix("_")
