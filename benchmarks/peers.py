"""Other programs that read as many entries as `par`, each a file of its own kind; measured where they are installed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
SCHEMA = str(HERE.parent / "schemas" / "reports.schema.json")
TABLE = str(HERE / "values.schema.json")
STYLE = "{extends: relaxed, rules: {line-length: disable}}"
TASKS = ("rc:/dev/null", "rc.data.location=.", "rc.gc=off")


class Peer(NamedTuple):
    """A program: what it is called here, what is run, and the file of ``many_values.FORMS`` that it reads, if any."""

    name: str
    command: Sequence[str]
    form: str | None = None
    most: int = 100_000
    """The most values that it is measured with."""


PEERS = (
    Peer(
        "frictionless validate, CSV",
        ("frictionless", "validate", "--trusted", "--schema", TABLE, "values.csv"),
        "values.csv",
    ),
    Peer("check-jsonschema, JSON", ("check-jsonschema", "--schemafile", SCHEMA, "values.json"), "values.json"),
    Peer("check-jsonschema, YAML", ("check-jsonschema", "--schemafile", SCHEMA, "values.yaml"), "values.yaml"),
    Peer("yamllint", ("yamllint", "-d", STYLE, "values.yaml"), "values.yaml"),
    Peer("bean-check", ("bean-check", "--no-cache", "values.beancount"), "values.beancount"),
    Peer("hledger balance", ("hledger", "-f", "values.journal", "balance"), "values.journal"),
    Peer("task count", ("task", *TASKS, "count", "status:pending"), "pending.data"),
    Peer("duckdb, the query below", ("duckdb", "-f", "query.sql"), most=1_000_000),
)


def installed() -> list[Peer]:
    """Return the peers whose command is found."""
    return [peer for peer in PEERS if shutil.which(peer.command[0])]


def query() -> str:
    """Return the example of docs/performance.md: the counts of `par status` by DuckDB."""
    text = (HERE.parent / "docs" / "performance.md").read_text(encoding="utf-8")
    return "\n".join(re.findall(r"```sql\n(.*?)```", text, re.DOTALL)[:2])
