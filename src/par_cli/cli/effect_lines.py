"""What a command that changes the data says before it writes: which statuses become others, and by which entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from par_cli.messages import phrase

if TYPE_CHECKING:
    from par_cli.locales import Locale
    from par_cli.progress.facts import Fact
    from par_cli.record.change import DataChange
    from par_cli.render.effect import PlaceOf


def print_effect(
    changed: DataChange,
    today: date,
    locale: Locale,
    *,
    entries: Sequence[Fact] = (),
    known_from: Mapping[date, int] | None = None,
    places: Callable[[Iterable[Fact]], PlaceOf] | None = None,
) -> None:
    """Write to standard output what a change does, today or on the first day on which any of it counts.

    ``entries`` are those that are written or taken back, or the first of them: each is shown first, and so is what it
    concerns and leaves as it was.  Where there are more, ``known_from`` says from which day on how many of them count.
    ``places`` takes the entries that did something and returns a function that names the place of each in what was
    given to the command.  More may be written afterwards.
    """
    from par_cli.cli.output import encode, write_part
    from par_cli.loading import dataset
    from par_cli.progress.changes import effect
    from par_cli.render.effect import effect_text, entry_line

    days = Counter(entry.known_from for entry in entries) if known_from is None else known_from
    found = effect(dataset(changed.before), dataset(changed.after), today, days)
    facts = (fact for change in found.changes for fact in change.behind.facts)
    place_of = (lambda _: None) if places is None else places(facts)
    lines = [f"{entry_line(entry, found.after.dataset, locale)}\n" for entry in entries]
    more = sum(days.values()) - len(entries) if entries else 0
    if more:
        rest = phrase("... and {number} more", number=more)
        lines.append(f"{locale.text(rest)}\n")
    write_part(encode("".join(lines) + effect_text(found, locale, place_of, entries), to_file=False))
