"""How many examples a property takes: few in each run, and the same; as many new ones as $PAR_EXAMPLES says.

CI tries many once a week (``.github/workflows/properties.yml``).
"""

from __future__ import annotations

import os
from typing import Final

from hypothesis import settings

EXAMPLES: Final = int(os.environ.get("PAR_EXAMPLES", "0"))


def bounded(most: int) -> settings:
    """Return the same ``most`` examples in every run, or as many new ones as $PAR_EXAMPLES says."""
    return settings(max_examples=EXAMPLES or most)
