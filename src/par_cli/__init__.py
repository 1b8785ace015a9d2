"""Public commitments as data: validate a decision, compare it with what was reported, say what is overdue."""

__version__ = "0.1.0"
