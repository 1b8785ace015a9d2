"""The command line: options in, load, compute, render, exit code out."""

from par_cli.cli.main import main

__all__ = ["main"]
