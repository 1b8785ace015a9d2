"""Every JSON document of the tests is held against its JSON Schema."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import Any

from jsonschema import Draft202012Validator

from par_cli.render.schemas import json_schema


@cache
def validator(name: str) -> Draft202012Validator:
    """Return a validator for the schema of a name that checks days too."""
    return Draft202012Validator(json.loads(json_schema(name)), format_checker=Draft202012Validator.FORMAT_CHECKER)


@lru_cache(maxsize=256)
def hold(document: bytes) -> None:
    """Fail where a document is not as its schema says."""
    found = json.loads(document)
    faults = [f"{fault.json_path}: {fault.message[:200]}" for fault in validator(found["schema"]).iter_errors(found)]
    assert not faults, "\n".join(faults)


def held(document: bytes) -> Any:  # noqa: ANN401 - a JSON document
    """Return a document that is as its schema says."""
    hold(document)
    return json.loads(document)
