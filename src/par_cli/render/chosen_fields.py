"""Some of the fields of an output, by their dotted names: ``id``, ``current.value``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from par_cli.render.output_fields.kinds import ObjectOf


class Chosen(dict[str, "Chosen"]):
    """Which fields were asked for, in that order; an empty one is all of a field."""


def chosen(names: Iterable[str]) -> Chosen:
    """Return the fields that dotted names ask for; a field that is asked for as a whole stays whole."""
    different = list(dict.fromkeys(names))
    found = Chosen()
    for name in different:
        if any(name.startswith(f"{other}.") for other in different):
            continue
        part = found
        for step in name.split("."):
            part = part.setdefault(step, Chosen())
    return found


def pick(value: Any, fields: Chosen) -> Any:  # noqa: ANN401 - plain values of JSON
    """Return a plain value with the chosen fields only; a list of records with those of each."""
    if not fields or value is None:
        return value
    if isinstance(value, list):
        return [pick(item, fields) for item in value]
    return {name: pick(value[name], part) for name, part in fields.items() if name in value}


def field_names(record: ObjectOf[Any], before: str = "") -> Iterator[str]:
    """Yield the dotted name of every field of a record and of the records in it."""
    for field in record.fields:
        name = f"{before}{field.name}"
        yield name
        if field.kind.record is not None:
            yield from field_names(field.kind.record, f"{name}.")


def column_names(columns: Sequence[str]) -> list[str]:
    """Return the names by which columns can be asked for: their own, and those of the records that they are of."""
    steps = [name.split(".") for name in columns]
    return list(dict.fromkeys(".".join(parts[:end]) for parts in steps for end in range(1, len(parts) + 1)))
