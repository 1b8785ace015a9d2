"""What was found in data files, in the formats of `par validate`: the same findings in the same order."""

from __future__ import annotations

from par_cli.diagnostics import Diagnostic


def severity(item: Diagnostic) -> str:
    return "warning" if item.warning else "error"
