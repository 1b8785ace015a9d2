"""What the models of data files are made of, and their validators. The only module that knows pydantic_core.

pydantic's own schema builder knows every kind of field and would take a tenth of a whole command. The models here use
few kinds of field, so that they can be built directly; any other kind is refused.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Literal, Self, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreConfig, CoreSchema, PydanticCustomError, SchemaValidator, core_schema
from pydantic_core import ErrorDetails as ErrorDetails  # noqa: PLC0414 - for the room that reads the errors

from par_cli.messages import Message

Form = Mapping[str, object]  # what a value looks like, in the keywords of JSON Schema

_CONFIG = CoreConfig(strict=True, extra_fields_behavior="forbid", hide_input_in_errors=True)
_LENGTHS = ("min_length", "max_length")
_UNIONS = (Union, type(int | None))


def refusal(code: str, message: Message, hint: Message) -> Exception:
    """Return the error that refuses a value, with the stable code of the rule and what the loading room reports.

    The messages are in a tuple: pydantic calls str() on every value, which a message refuses.
    """
    return PydanticCustomError("par", "{code}", {"code": code, "refusal": (message, hint)})


class ParsedBy:
    """Marks a field whose value a function parses or refuses, of any type."""

    def __init__(self, parse: Callable[[object], object], form: Form, name: str = "") -> None:
        self.parse = parse
        self.form = form
        self.name = name


class CheckedBy:
    """Marks a field whose value a function checks once its type is right."""

    def __init__(self, check: Callable[[Any], Any]) -> None:
        self.check = check


class Record(BaseModel):
    """What every entry of a data file has in common: strict, frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    @classmethod
    def checked(cls, given: object) -> Self:
        """Return the entry made of the reader's values; raise :class:`pydantic.ValidationError`."""
        found: Self = _validator(cls).validate_python(given)
        return found

    @classmethod
    def before_validation(cls, given: Any) -> Any:  # noqa: ANN401 - anything that the reader returns
        """Return the values for the fields; refuse what is wrong with them as a whole."""
        return given

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic itself use the same schema, where it is asked to validate."""
        return _schema_of(cls)


def field_checker(model: type[Record], name: str) -> Callable[[object], Any]:
    """Return the function that validates one field of a model, by the name that data files have for it."""
    field = next(field for key, field in model.model_fields.items() if name == (field.alias or key))
    return SchemaValidator(_marked(field.annotation, field.metadata), _CONFIG).validate_python


@cache
def _validator(model: type[Record]) -> SchemaValidator:
    return SchemaValidator(_schema_of(model))


@cache
def _schema_of(model: type[Record]) -> CoreSchema:
    fields = {name: _field(field) for name, field in model.model_fields.items()}
    inner = core_schema.model_fields_schema(fields, model_name=model.__name__)
    schema: CoreSchema = core_schema.model_schema(model, inner, config=_CONFIG)
    if "before_validation" in model.__dict__:
        schema = core_schema.no_info_before_validator_function(model.before_validation, schema)
    return schema


def _field(field: FieldInfo) -> core_schema.ModelField:
    schema = _marked(field.annotation, field.metadata)
    if field.default_factory is not None:
        schema = {"type": "default", "schema": schema, "default_factory": field.default_factory}
    elif not field.is_required():
        schema = {"type": "default", "schema": schema, "default": field.default}
    if field.alias is None:
        return {"type": "model-field", "schema": schema}
    return {"type": "model-field", "schema": schema, "validation_alias": field.alias}


def _marked(annotation: Any, markers: Sequence[Any]) -> CoreSchema:  # noqa: ANN401 - anything that can be a type
    """Return the schema of a type with the markers of its ``Annotated``, of which the last is the outermost."""
    if not markers:
        return _of_type(annotation)
    marker = markers[-1]
    if isinstance(marker, ParsedBy):
        return {"type": "function-plain", "function": {"type": "no-info", "function": marker.parse}}
    lengths = {name: getattr(marker, name) for name in _LENGTHS if hasattr(marker, name)}
    if not lengths and not isinstance(marker, CheckedBy):
        raise TypeError(f"{marker!r} is not a marker that is known here")
    inner = _marked(annotation, markers[:-1])
    if isinstance(marker, CheckedBy):
        return core_schema.no_info_after_validator_function(marker.check, inner)
    return {**inner, **lengths}


@cache
def _of_type(annotation: Any) -> CoreSchema:  # noqa: ANN401 - anything that can be a type
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked(arguments[0], tuple(_flat(arguments[1:])))
    if origin is Literal:
        return core_schema.literal_schema(list(arguments))
    if origin in _UNIONS and type(None) in arguments:
        return {"type": "nullable", "schema": _one_or_list([kind for kind in arguments if kind is not type(None)])}
    if origin is tuple:
        return core_schema.tuple_variable_schema(_of_type(arguments[0]))
    if origin is dict:
        return core_schema.dict_schema(_of_type(arguments[0]), _of_type(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _schema_of(annotation)
    raise TypeError(f"{annotation!r} is not a kind of field that is known here")


def _one_or_list(kinds: Sequence[Any]) -> CoreSchema:
    """Return the schema of a type, or of one and a list of it: ``kinds`` has the list last."""
    if len(kinds) == 1:
        return _of_type(kinds[0])
    one, several = map(_of_type, kinds)
    return core_schema.tagged_union_schema(
        {"one": one, "several": several}, lambda given: "several" if isinstance(given, tuple) else "one"
    )


def _flat(markers: Sequence[object]) -> Iterator[object]:
    """Yield the markers, those within a ``Field(...)`` one by one."""
    for marker in markers:
        yield from marker.metadata if isinstance(marker, FieldInfo) else (marker,)
