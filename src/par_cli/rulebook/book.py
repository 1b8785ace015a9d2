"""All pages by code, in the order of the codes."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook import names, numbers, periods, reading, reports, shape, targets, tasks, texts
from par_cli.rulebook.rule import Example, Rule, Severity, Words

RULES: Final[dict[str, Rule]] = {
    rule.code: rule
    for family in (reading, shape, names, periods, numbers, reports, targets, tasks, texts)
    for rule in family.RULES
}

__all__ = ["RULES", "Example", "Rule", "Severity", "Words"]
