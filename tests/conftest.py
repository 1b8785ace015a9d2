"""One profile for every property, few collections of garbage; and interrupts as a terminal has them."""

from __future__ import annotations

import gc
import signal

from hypothesis import HealthCheck, settings

from bounds import EXAMPLES

# A shell starts jobs in the background with interrupts ignored, which the commands of the tests would inherit.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile(
    "par",
    max_examples=EXAMPLES or 25,
    deadline=None,
    derandomize=not EXAMPLES,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("par")

# A process of tests holds millions of objects that live to its end; going through them costs a tenth of the suite.
gc.set_threshold(100_000, 50, 100)


def pytest_collection_finish() -> None:
    """Leave what collecting the tests has made to no further collection of garbage."""
    gc.collect()
    gc.freeze()
