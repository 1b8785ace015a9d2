"""`par init`: a new data folder."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from par_cli.cli.options import Lang, message_language
from par_cli.diagnostics import MisuseError
from par_cli.locales import Language
from par_cli.messages import phrase
from par_cli.system import plain_path

if TYPE_CHECKING:
    from par_cli.record.skeleton import Beginning

Folder = Annotated[str, typer.Argument(metavar="DIR", help="It must not exist yet, or be empty.")]
FromEmbedded = Annotated[bool, typer.Option("--from-embedded", help="Copy the data inside par, its reports included.")]
DecisionLanguage = Annotated[
    Language | None, typer.Option("--language", help="The language of the decision. Default: that of messages.")
]
TimeZone = Annotated[
    str | None,
    typer.Option(metavar="ZONE", help="Its time zone, like Africa/Nairobi. Default: that of this machine."),
]
FromYear = Annotated[
    int | None, typer.Option(metavar="YEAR", help="The first year of its phase. Default: the current year.")
]
ToYear = Annotated[int | None, typer.Option(metavar="YEAR", help="The last year of its phase. Default: the fifth.")]

_FIRST_YEAR = 1000  # that a period can name
_YEARS = 5  # of a phase, unless another number is asked for
_ZONES = "zoneinfo/"


def init(
    folder: Folder,
    from_embedded: FromEmbedded = False,
    language: DecisionLanguage = None,
    time_zone: TimeZone = None,
    from_year: FromYear = None,
    to_year: ToYear = None,
    lang: Lang = None,
) -> None:
    from par_cli.cli import option_checks
    from par_cli.cli.errors import notify
    from par_cli.record.new_folder import embedded_files, make_folder
    from par_cli.record.skeleton import skeleton
    from par_cli.render.data_schemas import DATA_FILES, data_schema

    spoken = message_language(lang)
    option_checks.path("DIR", folder)
    folder = plain_path(folder).rstrip("/") or folder
    of_skeleton = {"--language": language, "--time-zone": time_zone, "--from-year": from_year, "--to-year": to_year}
    given = next((option for option, value in of_skeleton.items() if value is not None), None)
    if from_embedded and given is not None:
        raise option_checks.conflict(given, "--from-embedded")
    if from_embedded:
        files = embedded_files()
    else:
        zone = _machine_zone() if time_zone is None else time_zone
        files = skeleton(spoken, _beginning(language or spoken.language, zone or "UTC", from_year, to_year))
    schemas = {f"schemas/{name.replace('.yaml', '.schema.json')}": data_schema(name) for name in DATA_FILES}
    make_folder(folder, {**schemas, **files})
    if not from_embedded and zone is None:
        problem = phrase(
            "the time zone of this machine is not known, so targets.yaml says UTC; correct time_zone and utc_offset "
            "there, or begin again with --time-zone"
        )
        notify(phrase("warning: {problem}", problem=problem), spoken)
    notify(phrase("{folder} is ready; try: par status --data {folder}", folder=folder), spoken)


def _beginning(language: Language, name: str, from_year: int | None, to_year: int | None) -> Beginning:
    """Return what a new decision begins with, in the time zone of a name; of today where no years are asked for."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    from par_cli.loading.checks.common import LAST_YEAR, MOST_YEARS
    from par_cli.record.skeleton import Beginning

    try:
        now = datetime.now(UTC if name == "UTC" else ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        if not available_timezones():
            why = phrase("--time-zone: this machine knows no time zones; install the Python package tzdata")
            raise MisuseError(why) from None
        why = phrase(
            "{option}: there is no time zone “{name}”; write it like Africa/Nairobi", option="--time-zone", name=name
        )
        raise MisuseError(why) from None
    if from_year is None:
        from_year = now.year if to_year is None else min(now.year, to_year)
    last = from_year + _YEARS - 1 if to_year is None else to_year
    if not _FIRST_YEAR <= from_year <= last <= min(LAST_YEAR, from_year + MOST_YEARS - 1):
        why = phrase(
            "--from-year and --to-year: write the first year and the last one, at most {most} years", most=MOST_YEARS
        )
        raise MisuseError(why)
    offset = now.strftime("%z")
    return Beginning(language, name, f"{offset[:3]}:{offset[3:5]}", from_year, last)


def _machine_zone() -> str | None:
    """Return the time zone of this machine: of $TZ, else of its settings; None where neither names one."""
    from zoneinfo import available_timezones

    settings = plain_path(os.path.realpath("/etc/localtime")).partition(_ZONES)[2]
    named = (os.environ.get("TZ", "").removeprefix(":").rpartition(_ZONES)[2], settings)
    known = available_timezones()
    return next((name for name in named if name in known and ("/" in name or name == "UTC")), None)
