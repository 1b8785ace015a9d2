"""One profile for every property: the same examples in every run, none timed; and interrupts as a terminal has them."""

from __future__ import annotations

import signal

from hypothesis import HealthCheck, settings

# A shell starts jobs in the background with interrupts ignored, which the commands of the tests would inherit.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile(
    "ci",
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci")
