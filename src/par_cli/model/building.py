"""From the fields of a model to what checks it.

pydantic's own builder knows every kind of field and takes a tenth of a whole command for it; the models here are made
of few kinds, and anything else is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal, Protocol, Union, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import CoreConfig, CoreSchema, SchemaValidator, core_schema

if TYPE_CHECKING:
    from par_cli.model.fields import Record

_CONFIG = CoreConfig(strict=True, extra_fields_behavior="forbid", hide_input_in_errors=True)
_LENGTHS = ("min_length", "max_length")
_UNIONS = (Union, type(int | None))
_ONE_OR_NOTHING = 2
_SCHEMAS: dict[type[Record], CoreSchema] = {}
_CHECKERS: dict[type[Record], SchemaValidator] = {}


class Marker(Protocol):
    """What stands in an ``Annotated`` type and says how a value is checked."""

    def applied(self, inner: Callable[[], CoreSchema]) -> CoreSchema:
        """Give what checks a marked value; ``inner`` gives what checks an unmarked one."""


def checker(model: type[Record]) -> SchemaValidator:
    """Give what checks the entries of a model."""
    if model not in _CHECKERS:
        _CHECKERS[model] = SchemaValidator(schema_of(model))
    return _CHECKERS[model]


def field_checker(model: type[Record], name: str) -> Callable[[object], Any]:
    """Give what checks one field of a model, by the name that data files have for it."""
    field = next(field for key, field in model.model_fields.items() if name == (field.alias or key))
    return SchemaValidator(_marked(field.annotation, field.metadata), _CONFIG).validate_python


def schema_of(model: type[Record]) -> CoreSchema:
    """Give the schema of a model in the terms of pydantic's core."""
    if model not in _SCHEMAS:
        fields = {name: _field(field) for name, field in model.model_fields.items()}
        inner = core_schema.model_fields_schema(fields, model_name=model.__name__)
        schema: CoreSchema = core_schema.model_schema(model, inner, config=_CONFIG)
        if "prepared" in model.__dict__:
            schema = core_schema.no_info_before_validator_function(model.prepared, schema)
        _SCHEMAS[model] = schema
    return _SCHEMAS[model]


def _field(field: FieldInfo) -> core_schema.ModelField:
    schema = _marked(field.annotation, field.metadata)
    if field.default_factory is not None:
        schema = core_schema.with_default_schema(schema, default_factory=field.default_factory)
    elif not field.is_required():
        schema = core_schema.with_default_schema(schema, default=field.default)
    return core_schema.model_field(schema, validation_alias=field.alias)


def _marked(annotation: Any, markers: Sequence[Any]) -> CoreSchema:  # noqa: ANN401 - whatever can be written as a type
    if not markers:
        return _of_type(annotation)
    inner = partial(_marked, annotation, markers[:-1])
    if hasattr(markers[-1], "applied"):
        marker: Marker = markers[-1]
        return marker.applied(inner)
    lengths = {name: getattr(markers[-1], name) for name in _LENGTHS if hasattr(markers[-1], name)}
    if not lengths:
        raise TypeError(f"{markers[-1]!r} is no marker that is known here")
    return {**inner(), **lengths}


def _of_type(annotation: Any) -> CoreSchema:  # noqa: ANN401 - whatever can be written as a type
    from par_cli.model.fields import Record

    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked(arguments[0], tuple(_flat(arguments[1:])))
    if origin is Literal:
        return core_schema.literal_schema(list(arguments))
    if origin in _UNIONS and len(arguments) == _ONE_OR_NOTHING and type(None) in arguments:
        return core_schema.nullable_schema(_of_type(next(kind for kind in arguments if kind is not type(None))))
    if origin is tuple:
        return core_schema.tuple_variable_schema(_of_type(arguments[0]))
    if origin is dict:
        return core_schema.dict_schema(_of_type(arguments[0]), _of_type(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return schema_of(annotation)
    raise TypeError(f"{annotation!r} is no kind of field that is known here")


def _flat(markers: Sequence[object]) -> Iterator[object]:
    """Give the markers, those within a ``Field(...)`` one by one."""
    for marker in markers:
        yield from marker.metadata if isinstance(marker, FieldInfo) else (marker,)
