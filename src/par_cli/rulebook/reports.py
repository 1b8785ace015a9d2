"""Reports (PAR6xx): what was reported, and where it comes from."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
