"""Keys and values (PAR2xx): what stands where, and in which form."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
