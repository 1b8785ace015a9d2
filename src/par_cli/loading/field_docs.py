"""The meanings of the keys of data files, read from the sentences below the fields of the models."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise

from par_cli.model.fields import Record


def field_docs(model: type[Record]) -> dict[str, str]:
    """Return the sentence below each field of a model and of those that it is derived from.

    Python drops a text that is a statement by itself, so they are read from the source. Only a schema needs them.
    """
    found: dict[str, str] = {}
    for kind in reversed(model.__mro__):
        if issubclass(kind, Record):
            for field, below in pairwise(_classes(kind.__module__)[kind.__name__].body):
                if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr):
                    found[ast.unparse(field.target)] = " ".join(ast.literal_eval(below.value).split())
    return found


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    """Return the classes of a module by their names, as they are written."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
