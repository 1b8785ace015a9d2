"""Numbers (PAR5xx): what an indicator can be."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
