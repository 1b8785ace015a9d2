"""Counts as bars: how many targets of each phase, and how many tasks, are in which status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from par_cli.locales import Locale
from par_cli.progress.results import Status
from par_cli.render.html.markup import Markup, joined, shape, tag
from par_cli.render.html.scale import widest
from par_cli.render.html.svg_chart import SIZE, WIDTH
from par_cli.render.page import SIGNS_AND_STYLES
from par_cli.render.phrases import heading
from par_cli.render.printable import printable

_HEIGHT, _TOP = 42, 18  # of a bar with its label, and where the bar begins in it
_LEAST = 5.0  # how wide a piece is at least


def bars(found: Status, locale: Locale) -> Markup:
    """Return a bar for the targets of each phase, for the tasks and for their occurrences."""
    tallies: list[tuple[str, str, Mapping[str, int]]] = []
    for name, tally in found.summary.targets_by_phase.items():
        phase = found.dataset.phases[name].name
        label = name if phase is None else printable(locale.text(phase))
        tallies.append((f"{heading('targets', locale)}: {label}", "target_status", tally.by_status))
    if found.summary.tasks.total:
        summary = found.summary
        by_status = {str(status): count for status, count in summary.occurrences.by_status.items()}
        occurrences = f"{heading('tasks', locale)}: {heading('occurrences_row', locale)}"
        tallies.append((heading("tasks", locale), "occurrence_status", summary.tasks.by_status))
        tallies.append((occurrences, "occurrence_status", by_status))
    return tag("div", *(_bar(*item, locale) for item in tallies), class_="bars")


def _bar(label: str, section: str, counts: Mapping[str, int], locale: Locale) -> Markup:
    """Return the bar of some counts, with the statuses in words below it."""
    nonzero = {status: count for status, count in counts.items() if count}
    total = sum(nonzero.values())
    words = "; ".join(f"{locale.label(section, status)} {locale.number(count)}" for status, count in nonzero.items())
    sentence = f"{label}, {locale.number(total)}: {words}"
    return tag(
        "figure",
        tag(
            "svg",
            tag("text", label, x="0", y=f"{_TOP - 5}", class_="label"),
            *_pieces(nonzero, total, locale),
            class_="bar",
            viewBox=f"0 0 {WIDTH} {_HEIGHT}",
            role="img",
            aria_label=sentence,
        ),
        tag("figcaption", joined((_word(section, status, count, locale) for status, count in nonzero.items()), " ")),
    )


def _word(section: str, status: str, count: int, locale: Locale) -> Markup:
    sign, style = SIGNS_AND_STYLES[status]
    text = f"{sign} {locale.label(section, status)} {locale.number(count)}"
    return tag("span", text, class_=style or None)


def _pieces(counts: Mapping[str, int], total: int, locale: Locale) -> Iterator[Markup]:
    """Yield a piece for each count, as wide as it is large, and none so narrow that it is not seen."""
    wide = {status: count / total * WIDTH for status, count in counts.items()}
    narrow = sum(width < _LEAST for width in wide.values())
    rest = sum(width for width in wide.values() if width >= _LEAST)
    left = 0.0
    for status, count in counts.items():
        sign, style = SIGNS_AND_STYLES[status]
        width = _LEAST if wide[status] < _LEAST else wide[status] * (WIDTH - narrow * _LEAST) / rest
        yield shape(
            "rect", class_=f"piece {style}".strip(), x=f"{left:.1f}", y=f"{_TOP}", width=f"{width:.1f}", height="22"
        )
        text = f"{sign} {locale.number(count)}"
        if widest(text, SIZE) + 4 <= width:
            yield tag("text", text, x=f"{left + width / 2:.1f}", y=f"{_TOP + 16}", class_="count", text_anchor="middle")
        left += width
