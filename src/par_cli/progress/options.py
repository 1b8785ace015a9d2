"""What can be asked of a decision, by name: kept apart, so that a command can name it without loading any room."""

from typing import Literal

FailOn = Literal["overdue", "missed", "at-risk", "never"]
"""What makes a command exit 1."""

Sort = Literal[
    "overdue",
    "name",
    "tasks",
    "due",
    "on-time",
    "late",
    "unfinished",
    "unreported",
    "targets",
    "targets-unreported",
    "rate",
]
"""The orders of accounts: most first, the rate lowest first, names by the alphabet."""
