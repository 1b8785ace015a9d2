"""The chart of one indicator, or of one of its targets, as a file of its own."""

from __future__ import annotations

from par_cli.locales import Locale
from par_cli.model.decision import Indicator
from par_cli.progress.subject import Shown
from par_cli.render.html.cards import chart_words
from par_cli.render.html.drawing import drawing
from par_cli.render.html.svg_chart import chart
from par_cli.render.printable import without_commands


def svg(found: Shown, indicator: Indicator, style: str, locale: Locale) -> bytes:
    """Return the chart of a subject as an SVG document with its style, as UTF-8."""
    targets = [item.result for item in found.targets]
    shown = drawing(indicator, found.held, targets, found.as_of, locale)
    drawn = chart(shown, chart_words(indicator, shown, locale), "chart", style=style)
    return f"{without_commands(drawn)}\n".encode()
