"""Turning what was typed into what is computed: days, agencies, phases, statuses, languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, cast, get_args

from par_cli.model.dataset import Dataset
from par_cli.model.decision import Decision
from par_cli.model.fields import Language
from par_cli.model.text import folded
from par_cli.progress.results import OCCURRENCE_STATUSES, TARGET_STATUSES

if TYPE_CHECKING:
    from par_cli.render.document import View

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z", re.ASCII)
_VIETNAMESE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\Z", re.ASCII)


FIRST_YEAR, LAST_YEAR = 1000, 9998


class MisuseError(Exception):
    """The command was misused (exit code 2): the message says how, and what is known."""


def parse_day(text: str) -> date:
    """Give the day that ``2025-12-31`` or ``31/12/2025`` names, in a year that leaves room for what lies ahead."""
    try:
        if match := _ISO.match(text):
            found = date(int(match[1]), int(match[2]), int(match[3]))
        elif match := _VIETNAMESE.match(text):
            found = date(int(match[3]), int(match[2]), int(match[1]))
        else:
            found = None
    except ValueError:
        raise MisuseError(f"--as-of: there is no day “{text}”; write it like 2025-12-31") from None
    if found is not None and FIRST_YEAR <= found.year <= LAST_YEAR:
        return found
    if found is not None:
        raise MisuseError(f"--as-of: the year {found.year} is out of reach; write one from {FIRST_YEAR} to {LAST_YEAR}")
    raise MisuseError(f"--as-of: “{text}” is not a day; write it like 2025-12-31 or 31/12/2025")


def path(option: str, given: str | None) -> str | None:
    """Check the path asked for: an empty one is a variable that was never set, not a wish for the default."""
    if given is not None and not given.strip():
        raise MisuseError(f"{option}: the name is empty; write one, or leave the option out")
    return given


def today(decision: Decision) -> date:
    """Give today in the decision's time zone; where the machine has no zones, by the decision's offset from UTC."""
    from zoneinfo import ZoneInfo

    try:
        return datetime.now(ZoneInfo(decision.time_zone)).date()
    except (LookupError, ValueError, OSError):
        sign = -1 if decision.utc_offset.startswith("-") else 1
        hours, minutes = decision.utc_offset[1:].split(":")
        offset = sign * timedelta(hours=int(hours), minutes=int(minutes))
        return datetime.now(timezone(offset)).date()


def language(given: str | None, environment: Mapping[str, str], decision: Decision) -> Language:
    """Give the language of tables: the one given, else $PAR_LANG, else the locale's, else the decision's."""
    named = given or environment.get("PAR_LANG") or ""
    if named:
        return _language(named)
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    short = locale[:2].lower()
    return _language(short) if short in get_args(Language) else decision.language


def _language(name: str) -> Language:
    if name not in get_args(Language):
        raise MisuseError(f"PAR_LANG: “{name}” is not a language here; use one of: {', '.join(get_args(Language))}")
    return cast("Language", name)


def phase(dataset: Dataset, given: str | None) -> str | None:
    """Check the phase asked for."""
    return None if given is None else _known("--phase", given, dataset.phases)


def section(dataset: Dataset, given: str | None) -> str | None:
    """Check the section asked for: of the task matrix, or of the text that states targets."""
    if given is None:
        return None
    sources = [item.target.source for item in dataset.targets if item.target.source is not None]
    of_targets = [source.section for source in sources if source.section is not None]
    return _known("--section", given, (*(task.section for task in dataset.tasks), *of_targets))


def statuses(given: Sequence[str], view: View) -> tuple[str, ...]:
    """Check the statuses asked for against those that the command's rows can have."""
    names = {"targets": TARGET_STATUSES, "tasks": OCCURRENCE_STATUSES}.get(view, TARGET_STATUSES + OCCURRENCE_STATUSES)
    return tuple(_known("--status", name.replace("-", "_"), dict.fromkeys(names)) for name in given)


def agency(dataset: Dataset, given: str | None) -> str | None:
    """Give the id of the agency that an id, a name, a short name or an alias means, diacritics and case aside."""
    if given is None:
        return None
    if given in dataset.agencies:
        return given
    names: dict[str, set[str]] = {}
    for item in dataset.agencies.values():
        short = () if item.short is None else (item.short.vi, item.short.en)
        for name in (item.id, item.name.vi, item.name.en, *short, *item.aliases):
            if name:
                names.setdefault(folded(name), set()).add(item.id)
    found = names.get(folded(given), set())
    if len(found) > 1:
        raise MisuseError(f"--agency: “{given}” means several agencies; use one of the ids: {', '.join(sorted(found))}")
    if found:
        return found.pop()
    from difflib import get_close_matches

    close = get_close_matches(folded(given), names, n=3, cutoff=0.5)
    ids = sorted({name for key in close for name in names[key]})
    hint = f"did you mean {' or '.join(ids)}?" if ids else "par status --format json lists the agencies"
    raise MisuseError(f"--agency: there is no agency “{given}”; {hint}")


def _known(option: str, given: str, known: Iterable[str]) -> str:
    names = list(dict.fromkeys(known))
    if given in names:
        return given
    from difflib import get_close_matches

    close = get_close_matches(given, names, n=1)
    hint = f"did you mean “{close[0]}”?" if close else f"use one of: {', '.join(names)}"
    raise MisuseError(f"{option}: there is no “{given}”; {hint}")
