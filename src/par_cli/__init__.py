"""Public commitments as data: validate a decision, compare it with what was reported, say what is overdue.

>>> import par_cli as par
>>> data = par.load()
>>> state = par.status(data, as_of="2026-11-23")
>>> state.targets["sipas-rank/2025"].gap
Fraction(6, 1)

docs/python.md is the guide, :mod:`par_cli.api` the reference.
"""

from __future__ import annotations

TYPE_CHECKING = False  # for type checkers; the import of it is a hundredth of a second in which Ctrl-C is not ours

if TYPE_CHECKING:
    from par_cli.api import Data as Data
    from par_cli.api import Error as Error
    from par_cli.api import Finding as Finding
    from par_cli.api import Results as Results
    from par_cli.api import Status as Status
    from par_cli.api import find as find
    from par_cli.api import load as load
    from par_cli.api import status as status
    from par_cli.api import validate as validate
    from par_cli.api import values as values

__version__ = "0.1.0"

__all__ = [
    "Data",
    "Error",
    "Finding",
    "Results",
    "Status",
    "__version__",
    "find",
    "load",
    "status",
    "validate",
    "values",
]


def __getattr__(name: str) -> object:
    """Import the interface when it is first used: the command line starts without it."""
    if name in __all__:
        from par_cli import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
