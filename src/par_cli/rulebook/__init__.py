"""The rules of data files, each with a page: what it wants, why, an example that breaks it and one that keeps it.

`par explain` prints a page and docs/rules.md holds all of them; a test runs every example.
"""

from par_cli.rulebook.book import RULES, Example, Rule, Severity, Words
from par_cli.rulebook.folder import FOLDER

__all__ = ["FOLDER", "RULES", "Example", "Rule", "Severity", "Words"]
