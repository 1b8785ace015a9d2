"""The tables of output fields: how a field is read, in which order, and what its schema says."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import pytest

from par_cli.render.output_fields.kinds import ById, Field, ListOf, ObjectOf, fields_of
from par_cli.render.output_fields.scalars import COUNT, CUT_DOWN, CUT_UP, DAY, TEXT, one_of


class Inner(NamedTuple):
    size: int


class Outer(NamedTuple):
    name: str
    inner: Inner | None


class Crate(NamedTuple):
    inner: Inner | None
    name: str


INNER = ObjectOf[Inner]("inner", Field("size", COUNT, "How large."))
OUTER = ObjectOf[Outer](
    "outer",
    Field("name", TEXT, "Its name."),
    Field("first", TEXT, "Its first letter.", lambda outer: outer.name[0], after="inner"),
    Field("inner", INNER.or_null, "What is in it."),
    *fields_of(lambda outer: outer.inner, (Field("size", COUNT.or_null, "How large that is."),)),
)


def test_a_field_is_read_from_the_attribute_of_its_name_or_as_it_says() -> None:
    whole = {"name": "box", "first": "b", "inner": {"size": 7}, "size": 7}
    assert OUTER.value(Outer("box", Inner(7))) == whole


def test_a_field_is_read_from_a_path_or_from_a_part_of_the_result() -> None:
    path = Field[Outer]("large", COUNT, "How large what is in it is.", "inner.size")
    part = Field[Outer]("size", COUNT, "The same.", of="inner")
    renamed = Field[Outer]("large", COUNT, "The same.", "size", of="inner")
    assert [field.read(Outer("box", Inner(7))) for field in (path, part, renamed)] == [7, 7, 7]


def test_some_fields_of_a_record_are_read_from_anything_with_the_same_attributes() -> None:
    record = ObjectOf[Crate]("crate", *OUTER.only("inner", "name"))
    assert [field.name for field in record.fields] == ["inner", "name"]
    assert record.value(Crate(Inner(7), "box")) == {"name": "box", "inner": {"size": 7}}


def test_the_fields_of_a_missing_part_are_null() -> None:
    assert OUTER.value(Outer("box", None)) == {"name": "box", "first": "b", "inner": None, "size": None}


def test_the_document_has_the_order_of_the_table_and_the_schema_the_published_one() -> None:
    assert [field.name for field in OUTER.fields] == ["name", "first", "inner", "size"]
    assert OUTER.schema()["required"] == ["name", "inner", "first", "size"]


def test_a_field_after_one_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="none"):
        ObjectOf[Outer]("outer", Field("name", TEXT, "Its name.", after="none"))


def test_a_kind_with_a_name_is_referred_to_and_one_that_may_be_null_says_so() -> None:
    assert ListOf(INNER).schema() == {"type": "array", "items": {"$ref": "#/$defs/inner"}}
    assert ById(COUNT).schema() == {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}
    assert TEXT.or_null.schema() == {"type": ["string", "null"]}
    assert DAY.or_null.schema() == {"anyOf": [{"$ref": "#/$defs/day"}, {"type": "null"}]}
    assert one_of(("a", "b", "a")).or_null.schema() == {"anyOf": [{"enum": ["a", "b"]}, {"type": "null"}]}


def test_a_record_without_a_name_that_may_be_null_is_described_in_place() -> None:
    nameless = ObjectOf[Inner]("", Field("size", COUNT, "How large."))
    assert nameless.or_null.schema() == {"anyOf": [nameless.schema(), {"type": "null"}]}


def test_a_computed_number_is_cut_in_its_direction() -> None:
    assert [str(kind.or_null.value(Fraction(2, 3))) for kind in (CUT_UP, CUT_DOWN)] == ["0.666667", "0.666666"]
    assert CUT_UP.or_null.value(None) is None
