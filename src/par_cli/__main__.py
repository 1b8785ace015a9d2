"""The installed command, and ``python -m par_cli``."""

from __future__ import annotations

try:
    import gc
    import os
    import signal
    from typing import NoReturn
except KeyboardInterrupt:
    raise SystemExit(130) from None


def main() -> NoReturn:
    """Run the command line and leave with its exit code.

    A command lives for a fifth of a second: collecting cycles, also while it imports, would be a tenth of it.
    """
    try:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            # While libraries are imported an exception could surface anywhere in them.
            signal.signal(signal.SIGINT, lambda *_: os._exit(130))
        gc.disable()
        from par_cli.cli.main import main as command
    except KeyboardInterrupt:
        raise SystemExit(130) from None

    command()


if __name__ == "__main__":
    main()
