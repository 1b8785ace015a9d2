"""`par targets`."""

from __future__ import annotations

from par_cli.cli.listing import listing
from par_cli.cli.main import COMMANDS

app = listing("targets", COMMANDS["targets"])
