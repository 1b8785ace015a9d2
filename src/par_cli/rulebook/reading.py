"""Files, text, YAML and CSV (PAR1xx): what the reader refuses before it looks at what a file says."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
