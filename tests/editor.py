"""Data files as an editor sees them: YAML 1.2, held against the JSON Schema of the file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema_rs import Draft202012Validator

from par_cli.loading.folder import OWN_FILES
from par_cli.render.data_schemas import data_schema
from schemas import faults_by, validator_of


class _Loader(yaml.CSafeLoader):
    """Knows null, true, false and numbers as YAML 1.2 does; a day is text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - what PyYAML asks for


_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
for _tag, _pattern, _first in (
    ("null", r"(?:~|null|Null|NULL|)\Z", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)\Z", list("tTfF")),
    ("int", _INTEGER.pattern, list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z", list("-+.0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)
_Loader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def seen(text: str) -> Any:  # noqa: ANN401 - what a file holds
    """Return what a file holds; raises :class:`yaml.YAMLError` where it is no YAML."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe one


def schema_of(file: str) -> str:
    """Return the name of the schema of a file, by its path in the data folder."""
    return "reports.yaml" if file.startswith("reports/") else file


@cache
def _validator(name: str) -> Draft202012Validator:
    return validator_of(data_schema(name))


def faults(name: str, content: object) -> list[str]:
    """Return what the schema of a name finds wrong."""
    return faults_by(_validator(name), content)


def faults_of_folder(folder: Path) -> list[str]:
    """Return what an editor would mark in the YAML files of a data folder."""
    files = [*(folder / name for name in OWN_FILES), *(folder / "reports").rglob("*.yaml")]
    names = sorted(file.relative_to(folder).as_posix() for file in files if file.is_file())
    return [
        f"{name}: {fault}"
        for name in names
        for fault in faults(schema_of(name), seen((folder / name).read_text(encoding="utf-8")))
    ]
