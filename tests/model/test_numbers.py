"""What is said of a number that is none: nobody is advised to write a thousandth of what was meant."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from par_cli.locales import ENGLISH
from par_cli.model.fields import Number, Record


class Holder(Record):
    """Holds one number."""

    number: Number


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("1,480", "write 1480, or 1.480 if the comma is a decimal one"),
        ("-12,500", "write -12500, or -12.500 if the comma is a decimal one"),
        ("1,234,567", "write 1234567 if thousands are meant"),
        ("48,67", "write 48.67"),
        ("1480,5", "write 1480.5"),
        ("50", "write it without quotes: 50"),
        ("88%", "write 88"),
    ],
)
def test_a_comma_before_three_digits_has_two_readings_and_both_are_named(given: str, hint: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Holder.checked({"number": given})
    assert ENGLISH.text(caught.value.errors()[0]["ctx"]["refusal"][1]) == hint
