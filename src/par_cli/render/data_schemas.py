"""The JSON Schemas (2020-12) of the data files, for editors: made from the models themselves.

What a schema cannot say (that a name exists, that a number fits its unit) is for ``par validate``.  It never refuses
what the reader takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Final, Literal, get_args, get_origin

from par_cli.model.agencies import AgenciesFile
from par_cli.model.building import ParsedBy
from par_cli.model.decision import TargetsFile
from par_cli.model.fields import TEXT_FORM, Localized, Record, Unique
from par_cli.model.meanings import MEANINGS
from par_cli.model.reports import ReportsFile
from par_cli.model.tasks import TasksFile
from par_cli.render.dumps import dumps

Schema = dict[str, object]

DATA_FILES: Final[Mapping[str, type[Record]]] = {
    "targets.yaml": TargetsFile,
    "tasks.yaml": TasksFile,
    "agencies.yaml": AgenciesFile,
    "reports.yaml": ReportsFile,
}
"""The data files by the names of their schemas; that of reports is for every YAML file below reports/."""


def data_schema(name: str) -> bytes:
    """Give the JSON Schema of a data file as a JSON document; raises :class:`KeyError` for a name that is none."""
    model = DATA_FILES[name]
    definitions: dict[str, Schema] = {}
    whole = _Writer(definitions).record(model)
    return dumps(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"par/{name}/1",
            **whole,
            "$defs": dict(sorted(definitions.items())),
        }
    )


class _Writer:
    """Writes models as schemas, and collects the definitions that those refer to."""

    def __init__(self, definitions: dict[str, Schema]) -> None:
        self.definitions = definitions

    def record(self, model: type[Record]) -> Schema:
        """Give the schema of a model: its keys, and what is asked of several of them together."""
        meaning = MEANINGS[model]
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        required = [key for key, field in fields.items() if field.is_required()]
        whole: Schema = {
            "title": meaning.title,
            "description": meaning.text,
            "type": "object",
            "properties": {
                key: {
                    "description": _meaning(model, key),
                    **self.value(field.annotation, field.metadata),
                    **({"default": field.default} if _has_default(field.default) else {}),
                    **meaning.limits.get(key, {}),
                }
                for key, field in fields.items()
            },
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }
        if meaning.rules:
            whole["allOf"] = [{"$comment": code, **rule} for code, rule in meaning.rules]
        if model is not Localized:
            return whole
        both = {key: whole.pop(key) for key in ("title", "description")}
        return {**both, "anyOf": [dict(TEXT_FORM), whole]}

    def value(self, annotation: object, marks: Iterable[object] = ()) -> Schema:
        """Give the schema of what a field holds, from its type and the marks on it."""
        found: Schema | None = None
        more: Schema = {}
        for mark in _each(marks):
            if isinstance(mark, ParsedBy):
                found = dict(mark.form) if not mark.name else self.defined(mark.name, dict(mark.form))
            elif isinstance(mark, Unique):
                more["uniqueItems"] = True
            for ours, theirs in (("min_length", "minItems"), ("max_length", "maxItems")):
                if (limit := getattr(mark, ours, None)) is not None:
                    more[theirs] = limit
        return {**(self.of_type(annotation) if found is None else found), **more}

    def of_type(self, annotation: object) -> Schema:
        """Give the schema of a type without marks."""
        origin, parts = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.value(parts[0], parts[1:])
        if type(None) in parts:
            (inner,) = (part for part in parts if part is not type(None))
            return _or_null(self.value(inner))
        if origin is Literal:
            return {"enum": [*parts]}
        if origin is tuple:
            return {"type": "array", "items": self.value(parts[0])}
        if origin is dict:
            return {
                "type": "object",
                "propertyNames": self.value(parts[0]),
                "additionalProperties": self.value(parts[1]),
            }
        assert isinstance(annotation, type)  # noqa: S101 - the models have fields of no other type
        assert issubclass(annotation, Record)  # noqa: S101 - likewise
        return self.defined(_snake(annotation.__name__), annotation)

    def defined(self, name: str, what: Schema | type[Record]) -> Schema:
        """Give a reference to a definition, which is written where it is new."""
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = what if isinstance(what, dict) else self.record(what)
        return {"$ref": f"#/$defs/{name}"}


def _each(marks: Iterable[object]) -> Iterator[object]:
    """Give marks, and those within pydantic's own."""
    for mark in marks:
        yield mark
        yield from getattr(mark, "metadata", ())


def _meaning(model: type[Record], key: str) -> str:
    """Give what a key means, of the model or of one that it is made from."""
    return next(MEANINGS[base].keys[key] for base in model.__mro__ if base in MEANINGS and key in MEANINGS[base].keys)


def _has_default(given: object) -> bool:
    """Tell whether a field that is left out is something; what must be given has a mark of pydantic's instead."""
    return isinstance(given, bool | str | Decimal | tuple | dict)


def _or_null(schema: Schema) -> Schema:
    if "enum" in schema:
        names = schema["enum"]
        assert isinstance(names, list)  # noqa: S101 - for the type checker
        return {**schema, "enum": [*names, None]}
    kinds = schema.get("type")
    if kinds is None:
        return {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "type": [*(kinds if isinstance(kinds, list) else [kinds]), "null"]}


def _snake(name: str) -> str:
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in name).removeprefix("_")


def names() -> str:
    """Give the name of every data file that has a schema, one a line, with what it holds."""
    width = max(map(len, DATA_FILES))
    return "".join(f"{name:{width}}  {MEANINGS[model].text}\n" for name, model in DATA_FILES.items())
