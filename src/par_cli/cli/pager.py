"""The pager: a page that is longer than the screen is read in another program, as git and gh do.

The only module that starts a program. ``$PAGER`` names it; an empty one and ``cat`` mean none.
"""

from __future__ import annotations

import contextlib
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence

from par_cli.system import PAGERS, split_command

OPTIONS = {"LESS": "FRX", "LV": "-c"}
"""What is set for pagers where the user sets nothing: quit at the end of one screen, keep colours, leave the text."""


def command(environment: Mapping[str, str]) -> Sequence[str]:
    """Return the program to page with and its arguments; none where there is to be none, or none is there."""
    if environment.get("TERM") == "dumb":
        return ()
    given = environment.get("PAGER")
    for name in PAGERS if given is None else (given,):
        words = split_command(name)
        if words[:1] == ["cat"]:
            return ()
        if words and (program := shutil.which(words[0], path=environment.get("PATH"))):
            return (program, *words[1:])
    return ()


def page(data: bytes, environment: Mapping[str, str]) -> bool:
    """Show a page in a pager until it ends; return whether there was one.

    Quitting it before the end of the page is not an error, and Ctrl-C is for the pager.
    """
    words = command(environment)
    if not words:
        return False
    try:
        started = subprocess.Popen(words, stdin=subprocess.PIPE, env={**OPTIONS, **environment})  # noqa: S603 - the user says which
    except OSError:
        return False
    ours = signal.getsignal(signal.SIGINT)
    if ours is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _leave_it_to_the_pager)
    try:
        with contextlib.suppress(OSError):  # it was quit before it had read all
            started.communicate(data)
        started.wait()
    finally:
        signal.signal(signal.SIGINT, ours)
    return True


def _leave_it_to_the_pager(number: int, frame: object) -> None:
    """Do nothing: the pager, which the terminal interrupts as well, decides what that means."""
