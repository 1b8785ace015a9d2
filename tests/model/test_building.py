"""What checks an entry is built from its model: each kind of field takes what it should and nothing else."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, ValidationError

from par_cli.messages import phrase
from par_cli.model.agencies import AgenciesFile
from par_cli.model.decision import TargetsFile
from par_cli.model.fields import Number, Record, Reference, Text, Unique
from par_cli.model.reports import ReportsFile
from par_cli.model.tasks import TasksFile
from par_cli.source import PlainNumber


class Inner(Record):
    """An entry in an entry; a plain text is short for it."""

    name: Text

    @classmethod
    def before_validation(cls, given: Any) -> Any:  # noqa: ANN401
        return {"name": given} if isinstance(given, str) else given


class Outer(Record):
    """One field of each kind."""

    must: Text
    number: Number | None = None
    word: Literal["a", "b"] = "a"
    pair: Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)] | None = None
    names: Annotated[tuple[Text, ...], Unique(phrase("the name"))] = ()
    other: Annotated[Text, Field(alias="called")] = "none"
    made: Annotated[Inner, Field(default_factory=lambda: Inner.checked("made"))]
    by_name: dict[Text, Inner] = {}  # noqa: RUF012
    reference: Reference = None


ONE, TWO = PlainNumber("1"), PlainNumber("2")


def faults(given: object) -> list[tuple[str, tuple[str | int, ...]]]:
    with pytest.raises(ValidationError) as caught:
        Outer.checked(given)
    return [(item["type"], item["loc"]) for item in caught.value.errors()]


def test_what_is_left_out_has_its_default_and_what_must_be_there_is_missed() -> None:
    found = Outer.checked({"must": "x"})
    assert (found.number, found.word, found.names, found.other, found.by_name) == (None, "a", (), "none", {})
    assert found.made == Inner.checked({"name": "made"})
    assert found.model_fields_set == {"must"}
    assert faults({}) == [("missing", ("must",))]


def test_each_kind_of_field_takes_what_it_should_and_nothing_else() -> None:
    given = {
        "must": "x",
        "number": ONE,
        "word": "b",
        "pair": (ONE, TWO),
        "names": ("p", "q"),
        "called": "c",
        "made": "m",
    }
    found = Outer.checked(given)
    assert (str(found.number), found.word, found.names) == ("1", "b", ("p", "q"))
    assert found.pair == (Decimal(1), Decimal(2))
    assert (found.other, found.made.name) == ("c", "m")
    wrong = {
        "number": ("par", "1"), "word": ("literal_error", "c"), "pair": ("too_short", (ONE,)),
        "made": ("model_type", 5),
        "colour": ("extra_forbidden", "red"), "other": ("extra_forbidden", "c"), "reference": ("par", None),
    }  # fmt: skip
    for name, (kind, value) in wrong.items():
        assert faults({"must": "x", name: value}) == [(kind, (name,))]
    assert faults({"must": "x", "pair": (ONE, TWO, ONE)}) == [("too_long", ("pair",))]
    assert faults({"must": "x", "names": ("p", "p")}) == [("par", ("names",))]
    assert faults({"must": "x", "pair": (ONE, "2")})[0] == ("par", ("pair", 1))
    assert faults(5) == [("model_type", ())]


def test_an_entry_cannot_be_changed() -> None:
    found = Outer.checked({"must": "x"})
    with pytest.raises(ValidationError, match="frozen"):
        found.must = "y"


@pytest.mark.parametrize("kind", [str, int, list[str], Annotated[str, "a remark"], str | int | None])
def test_a_kind_of_field_that_is_not_known_is_refused_when_the_model_is_first_used(kind: Any) -> None:  # noqa: ANN401
    class Odd(Record):
        field: kind

    with pytest.raises(TypeError, match="known here"):
        Odd.checked({"field": "x"})


@pytest.mark.parametrize("model", [TargetsFile, TasksFile, AgenciesFile, ReportsFile])
def test_pydantic_itself_checks_by_the_same_rules(model: type[Record]) -> None:
    for given in ({}, {"schema": "x", "agencies": 5, "tasks": {}, "colour": 1}):
        with pytest.raises(ValidationError) as ours:
            model.checked(given)
        with pytest.raises(ValidationError) as theirs:
            model.model_validate(given)
        assert ours.value.errors() == theirs.value.errors()
