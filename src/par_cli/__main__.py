"""The installed command, and ``python -m par_cli``."""

from __future__ import annotations

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and leave with its exit code.

    A command lives for a fifth of a second: collecting cycles, also while it imports, would be a tenth of it.
    """
    gc.disable()
    from par_cli.cli import main as command

    command()


if __name__ == "__main__":
    main()
