"""Names (PAR3xx): whatever is named exists, and one name means one thing."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
