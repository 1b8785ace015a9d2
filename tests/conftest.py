"""Profiles of Hypothesis: the same examples in every run, none of them timed."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# Coverage asks whether each branch is reached, not for rare values; it makes every example twice as slow.
settings.register_profile("coverage", settings.get_profile("ci"), max_examples=5)
settings.load_profile("ci")
