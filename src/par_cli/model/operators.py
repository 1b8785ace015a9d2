"""The operators with which a decision says what it asks for, in one table (method, 2).

A new comparison is a row here with its key in :class:`Comparison`, a label in the words of tables, and its line in the
docs.  One that takes something new is computed in ``progress/goals.py`` as well.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from par_cli.model.fields import Number, Record

Better = Literal["higher", "lower", "none"]
Operator = Literal[
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "equals",
    "between",
    "reduce_by",
    "raise_by",
    "improve",
    "progress",
    "outcome",
    "refers_to",
    "all_of",
    "any_of",
]
Takes = Literal["number", "range", "change", "nothing", "document", "targets"]

_ANY: tuple[Better, ...] = ("higher", "lower", "none")


class OperatorRow(NamedTuple):
    """What an operator takes, its mathematical sign, and which values meet it.

    ``side`` is +1 if the values from a number upward meet it, -1 if those downward do, else 0; the number itself does
    not meet a ``strict`` one.  ``fits`` are the directions of an indicator that it goes with.
    """

    takes: Takes
    fits: tuple[Better, ...] = _ANY
    side: int = 0
    sign: str = ""
    strict: bool = False


OPERATORS: Mapping[Operator, OperatorRow] = {
    "at_least": OperatorRow("number", ("higher",), +1, "≥"),
    "more_than": OperatorRow("number", ("higher",), +1, ">", strict=True),
    "at_most": OperatorRow("number", ("lower",), -1, "≤"),
    "less_than": OperatorRow("number", ("lower",), -1, "<", strict=True),
    "equals": OperatorRow("number", sign="="),
    "between": OperatorRow("range"),
    "reduce_by": OperatorRow("change", ("lower",), -1),
    "raise_by": OperatorRow("change", ("higher",), +1),
    "improve": OperatorRow("nothing", ("higher", "lower")),
    "progress": OperatorRow("nothing", ("higher", "lower")),
    "outcome": OperatorRow("nothing"),
    "refers_to": OperatorRow("document"),
    "all_of": OperatorRow("targets"),
    "any_of": OperatorRow("targets"),
}


def _taking(*takes: Takes) -> tuple[Operator, ...]:
    return tuple(name for name, row in OPERATORS.items() if row.takes in takes)


WITH_ONE_NUMBER = _taking("number")

COMPARISONS = _taking("number", "range")
"""Those that compare a value with a printed number: a milestone of a task has one of them."""

CHANGES = _taking("change")  # those that ask for a change against a base

COMPOSITE = frozenset(_taking("targets"))  # those of a target that other targets make up

WITHOUT_NUMBER = frozenset(_taking("nothing", "document", "targets"))

FITTING: Mapping[Better, frozenset[Operator]] = {
    better: frozenset(name for name, row in OPERATORS.items() if better in row.fits) for better in _ANY
}
"""Which operators fit an indicator's direction."""

_PLACES = 6  # of a part of a whole that is printed in percent (method, 2)


Range = Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)]


class Comparison(Record, title="A comparison"):
    """A value is compared with a number: at most one of the operators is given."""

    at_least: Number | None = None
    """This number or more."""
    more_than: Number | None = None
    """More than this number."""
    at_most: Number | None = None
    """This number or less."""
    less_than: Number | None = None
    """Less than this number."""
    equals: Number | None = None
    """Exactly this number."""
    between: Range | None = None
    """From the first number to the second."""

    @property
    def operators(self) -> tuple[Operator, ...]:
        """The operators given: exactly one in valid data."""
        given = self.__dict__  # several times as fast as attributes
        return tuple(name for name in OPERATORS if given.get(name) is not None)

    @property
    def operator(self) -> Operator:
        """The operator of a valid entry."""
        given = self.__dict__
        return next(name for name in OPERATORS if given.get(name) is not None)

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The numbers that the decision prints, a part (1/3) in percent; empty for an operator without one."""
        operator = self.operator
        given = getattr(self, operator)
        if operator in WITHOUT_NUMBER:
            return ()
        if isinstance(given, Fraction):
            return (Decimal(int(given * 10 ** (_PLACES + 2))).scaleb(-_PLACES).normalize(),)
        return given if isinstance(given, tuple) else (given,)

    @property
    def value(self) -> Decimal | None:
        """The first of these numbers: the lower end of a range."""
        return next(iter(self.numbers), None)

    @property
    def upper(self) -> Decimal | None:
        """The upper end of a range."""
        return self.numbers[1] if len(self.numbers) > 1 else None

    def limits(self, better: Better) -> tuple[Decimal | None, Decimal | None]:
        """Return the least and the greatest number that meet a comparison; None means that side has no limit.

        A value beyond a range on the better side meets it too.
        """
        row = OPERATORS[self.operator]
        side = {"higher": 1, "lower": -1, "none": 0}[better] if row.takes == "range" else row.side
        return None if side < 0 else self.numbers[0], None if side > 0 else self.numbers[-1]
