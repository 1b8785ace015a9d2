"""The named values of options: in a module of their own, so that a command can list them without loading a room."""

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

TargetsBy = Literal["group", "section", "agency", "agency-today", "status", "phase"]
"""What targets can be listed under."""

TasksBy = Literal["section", "agency", "agency-today", "status"]
"""What tasks can be listed under: one that recurs runs through all phases, and has no group."""
