"""docs/json.md has every field of the JSON documents, made from the tables that the documents come from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from par_cli.render.schemas import DEFINITIONS, SCHEMAS, json_schema
from renewed import check_written

PAGE = Path(__file__).parent.parent / "docs" / "json.md"
MARK = "<!-- fields: "
IN_A_WORD = {"day": "day", "ids": "list of ids"}
"""Definitions that need no table."""


def kind_of(schema: dict[str, Any]) -> str:
    """Return what a field holds, in the words of the page."""
    kinds = schema.get("type", [])
    match schema:
        case {"anyOf": [inner, _]}:
            return f"{kind_of(inner)} or null"
        case {"$ref": reference}:
            name = reference.rpartition("/")[2]
            return IN_A_WORD.get(name, f"[{name}](#{name})")
        case {"const": code}:
            return f"`{code}`"
        case {"enum": codes}:
            return ", ".join(f"`{code}`" for code in codes)
        case {"items": inner}:
            return f"list of {kind_of(inner)}"
        case {"additionalProperties": dict(inner)}:
            return f"by key: {kind_of(inner)}"
        case _:
            words = {"string": "text", "integer": "whole number", "boolean": "yes or no"}
            return " or ".join(words.get(kind, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds))


def rows(schema: dict[str, Any], before: str = "") -> list[str]:
    """Return a row for each field, those of an object within it below their own."""
    found = []
    for key, field in schema["properties"].items():
        inner = field.get("anyOf", [field])[0]
        inner = inner.get("items", inner)
        counts = key == "by_status"  # a count for each code
        kind = (
            f"a count of each: {', '.join(f'`{code}`' for code in inner['properties'])}" if counts else kind_of(field)
        )
        found.append(f"| `{before}{key}` | {kind} | {field['description']} |")
        if "properties" in inner and not counts:
            found += rows(inner, f"{before}{key}.")
    return found


def table(title: str, text: str, lines: list[str]) -> str:
    return "\n".join([f"### {title}", "", text, "", "| field | kind | meaning |", "|---|---|---|", *lines, ""])


def documents() -> Iterator[str]:
    """Yield the table of each document; fields that are as in the first one are named above it."""
    first: set[str] = set()
    for name, (meaning, _) in SCHEMAS.items():
        schema = json.loads(json_schema(name))
        fields = {key: rows({"properties": {key: field}}) for key, field in schema["properties"].items()}
        same = [key for key, lines in fields.items() if set(lines) <= first]
        text = (
            f"{meaning} As in [par/status/1](#parstatus1): {', '.join(f'`{key}`' for key in same)}."
            if same
            else meaning
        )
        yield table(name, text, [line for key, lines in fields.items() if key not in same for line in lines])
        first = first or {line for lines in fields.values() for line in lines}


def definitions() -> Iterator[str]:
    """Yield the table of each record that documents refer to; one with all fields of another one refers to that."""
    tables = {name: rows(kind.schema()) for name, kind in DEFINITIONS.items() if name not in IN_A_WORD}
    for name, lines in tables.items():
        smaller = [other for other, own in tables.items() if set(own) < set(lines)]
        base = max(smaller, key=lambda other: len(tables[other]), default="")
        text = f"The fields of [{base}](#{base}), and:" if base else "Its fields:"
        yield table(name, text, [line for line in lines if line not in tables.get(base, ())])


def written() -> str:
    return "\n".join((*documents(), *definitions()))


def test_the_page_has_the_fields_of_every_document() -> None:
    text = PAGE.read_text(encoding="utf-8")
    start = text.index("\n", text.index(MARK)) + 1
    check_written(PAGE, f"{text[:start]}\n{written()}")
