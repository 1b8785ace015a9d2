"""Targets (PAR7xx): what is asked for."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
