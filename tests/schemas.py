"""JSON Schemas as the tests use them: every JSON document of a command is held against its own."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import Any

from jsonschema_rs import Draft202012Validator

from par_cli.render.schemas import json_schema


def validator_of(schema: bytes) -> Draft202012Validator:
    """Return a validator for a schema that checks days too."""
    return Draft202012Validator(json.loads(schema), validate_formats=True)


def faults_by(validator: Draft202012Validator, content: object) -> list[str]:
    """Return what is not as a schema says, each fault with its place."""
    return [
        f"{'.'.join(map(str, fault.instance_path))}: {fault.message[:200]}" for fault in validator.iter_errors(content)
    ]


@cache
def validator(name: str) -> Draft202012Validator:
    """Return the validator for the documents of a name, like par/status/1."""
    return validator_of(json_schema(name))


@lru_cache(maxsize=256)
def hold(document: bytes) -> None:
    """Fail where a document is not as its schema says."""
    found = json.loads(document)
    wrong = faults_by(validator(found["schema"]), found)
    assert not wrong, "\n".join(wrong)


def held(document: bytes) -> Any:  # noqa: ANN401 - a JSON document
    """Return a document that is as its schema says."""
    hold(document)
    return json.loads(document)
