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
    kind = type(value)
    if kind is str:
        return repr(value)
    if kind is Decimal or kind is date:
        return str(value)
    if kind is Period:
        return str(value[0])  # type: ignore[index]
    if kind is tuple:
        parts = [_canonical(item) for item in value]  # type: ignore[attr-defined]
        if parts and parts[0].endswith(")"):  # records have no order
            parts.sort()
        return f"[{','.join(parts)}]"
    if isinstance(value, Record):
        inner = [
            f"{name}={_canonical(item)}" for name, item in value.__dict__.items() if item is not None and item != ()
        ]
        inner.sort()
        return f"{kind.__name__}({','.join(inner)})"
    return repr(value)
