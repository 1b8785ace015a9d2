"""What a field of an output is made of: its name, what it holds, what it means and how it is read from a result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, Generic, TypeVar

Json = dict[str, object]
Schema = dict[str, object]
T = TypeVar("T")
Whole = TypeVar("Whole")


class Kind:
    """What a field holds: a text, number, day or code, by the keywords of JSON Schema (2020-12).

    A kind with a name is described once in a schema, in ``$defs``, and referred to.
    """

    def __init__(self, keywords: Schema, name: str = "") -> None:
        self.keywords = keywords
        self.name = name

    @property
    def or_null(self) -> OrNull:
        """The same, or null where it is not known."""
        return OrNull(self)

    @property
    def record(self) -> ObjectOf[Any] | None:
        """The record that it is or lists, if it does."""
        return None

    @property
    def is_plain(self) -> bool:
        """Whether a value is written as it was read."""
        return type(self).value is Kind.value

    def schema(self) -> Schema:
        return self.keywords

    def reference(self) -> Schema:
        """Return the schema where it is used: a reference if it has a name."""
        return {"$ref": f"#/$defs/{self.name}"} if self.name else self.schema()

    def value(self, item: Any) -> object:  # noqa: ANN401 - each kind takes what the fields of that kind read
        """Return what was read as plain values: text, numbers, dates, lists and mappings."""
        return item


class OrNull(Kind):
    def __init__(self, inner: Kind) -> None:
        super().__init__({})
        self.inner = inner

    @property
    def record(self) -> ObjectOf[Any] | None:
        return self.inner.record

    @property
    def is_plain(self) -> bool:
        return self.inner.is_plain

    def schema(self) -> Schema:
        inner = self.inner.reference()
        if self.inner.record is None and "type" in inner:
            return {**inner, "type": [inner["type"], "null"]}
        return {"anyOf": [inner, {"type": "null"}]}

    def value(self, item: Any) -> object:  # noqa: ANN401 - see Kind
        return None if item is None else self.inner.value(item)


class ListOf(Kind):
    """A list, empty where there is nothing."""

    def __init__(self, inner: Kind, name: str = "") -> None:
        super().__init__({}, name)
        self.inner = inner

    @property
    def record(self) -> ObjectOf[Any] | None:
        return self.inner.record

    def schema(self) -> Schema:
        return {"type": "array", "items": self.inner.reference()}

    def value(self, items: Iterable[Any]) -> list[object]:
        return [self.inner.value(item) for item in items]


class ById(Kind):
    """A mapping whose keys come from the data."""

    def __init__(self, inner: Kind) -> None:
        super().__init__({})
        self.inner = inner

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.inner.reference()}

    def value(self, items: Mapping[str, Any]) -> Json:
        return {key: self.inner.value(item) for key, item in items.items()}


class Field(Generic[T]):
    """One field of a record that is made of a result of type ``T``.

    It is read from the attribute of its name; from another one, where ``read`` is a path like "slot.key"; or by the
    function ``read``. ``of`` is the path of the part of the result that has the attribute. ``after`` names the field
    that it follows in CSV and in the schema, where that differs from the document: both orders were published, and
    programs rely on the columns.
    """

    def __init__(
        self,
        name: str,
        kind: Kind,
        meaning: str,
        read: Callable[[T], Any] | str = "",
        *,
        of: str = "",
        after: str = "",
    ) -> None:
        self.name = name
        self.kind = kind
        self.meaning = meaning
        path = ".".join(filter(None, (of, read or name))) if isinstance(read, str) else ""
        self.read: Callable[[T], Any] = attrgetter(path) if isinstance(read, str) else read
        self.after = after


class ObjectOf(Kind, Generic[T]):
    """An object with the fields of a table: none may be missing, and none may be added."""

    def __init__(self, name: str, *fields: Field[T]) -> None:
        super().__init__({}, name)
        self.fields = fields
        self.listed = _in_published_order(fields)
        self._readers = [
            (field.name, field.read, None if field.kind.is_plain else field.kind.value) for field in fields
        ]

    @property
    def record(self) -> ObjectOf[T]:
        return self

    def only(self, *names: str) -> tuple[Field[Any], ...]:
        """Return some of the fields for another record whose results have the same attributes."""
        by_name = {field.name: field for field in self.fields}
        return tuple(by_name[name] for name in names)

    def without(self, *names: str) -> ObjectOf[T]:
        """Return a record that lacks some of the fields."""
        return ObjectOf(self.name, *(field for field in self.fields if field.name not in names))

    def schema(self) -> Schema:
        return {
            "type": "object",
            "properties": {
                field.name: {"description": field.meaning, **field.kind.reference()} for field in self.listed
            },
            "required": [field.name for field in self.listed],
            "additionalProperties": False,
        }

    def value(self, item: T) -> Json:
        return {name: value(read(item)) if value else read(item) for name, read, value in self._readers}


def _in_published_order(fields: Iterable[Field[T]]) -> list[Field[T]]:
    """Return the fields in the order of CSV and of the schema."""
    found = [field for field in fields if not field.after]
    for field in fields:
        if field.after:
            found.insert([other.name for other in found].index(field.after) + 1, field)
    return found


def fields_of(part: Callable[[Whole], T | None], fields: Iterable[Field[T]]) -> tuple[Field[Whole], ...]:
    """Return the fields of a part of a result as fields of the whole; they are null where it lacks that part."""

    def moved(field: Field[T]) -> Field[Whole]:
        read_part = field.read

        def read(whole: Whole) -> object:
            found = part(whole)
            return None if found is None else read_part(found)

        return Field(field.name, field.kind, field.meaning, read, after=field.after)

    return tuple(map(moved, fields))
