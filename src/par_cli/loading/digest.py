"""A digest of what the data says, whatever the files look like."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from par_cli.model.fields import Record
from par_cli.model.periods import Period


def digest(records: Iterable[Record]) -> str:
    """Give the SHA-256 of the records in canonical form, as 64 hexadecimal digits.

    Comments, key order, the order of records, line ends and the split into files do not change it; any figure,
    name, date or source does.
    """
    content = "\n".join(sorted(_canonical(record) for record in records))
    return hashlib.sha256(content.encode()).hexdigest()


def _canonical(value: object) -> str:
    if isinstance(value, Record):
        fields = sorted((name, item) for name, item in value.__dict__.items() if item is not None and item != ())
        inner = ",".join(f"{name}={_canonical(item)}" for name, item in fields)
        return f"{type(value).__name__}({inner})"
    if isinstance(value, Period):
        return value.text
    if isinstance(value, tuple):
        parts = [_canonical(item) for item in value]
        if value and isinstance(value[0], Record):
            parts.sort()
        return "[" + ",".join(parts) + "]"
    if isinstance(value, str):
        return repr(value)
    if isinstance(value, (Decimal, date)):
        return str(value)
    return repr(value)
