"""`par status`."""

from __future__ import annotations

from par_cli.cli.listing import listing
from par_cli.cli.main import COMMANDS

app = listing("status", COMMANDS["status"])
