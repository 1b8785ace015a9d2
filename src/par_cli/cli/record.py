"""`par record`: one reported value, or how far a task or an outcome is, into the reports of the data folder."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer

from par_cli.cli import completion
from par_cli.cli.commands import new_app
from par_cli.cli.option_groups import Published, Source, WriteOptions
from par_cli.cli.options import Without
from par_cli.cli.recording import CorrectionRequest, record_entry, undo_writes
from par_cli.cli.typer_classes import CommandGroup, OneCommand

if TYPE_CHECKING:
    from par_cli.model.dataset import Dataset
    from par_cli.record.yaml_edit import Fields

Reporter = Annotated[
    str | None,
    typer.Option(
        metavar="AGENCY", help="The agency that reports it. Default: the whole.", autocompletion=completion.reporters
    ),
]
Url = Annotated[str | None, typer.Option(metavar="URL", help="The address of the source.")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="A remark on it.")]
NoteVi = Annotated[str | None, typer.Option(metavar="TEXT", help="The remark in Vietnamese.")]
NoteEn = Annotated[str | None, typer.Option(metavar="TEXT", help="The remark in English.")]
Correct = Annotated[
    bool, typer.Option("--correct", help="Correct in place what was typed wrongly; its day of publication stays.")
]

Reason = Annotated[str | None, typer.Option(metavar="TEXT", help="With --correct: what was wrong, for the journal.")]


class StateOptions(NamedTuple):
    """How far a task or an outcome is, in the order of help; each of the two leaves out what it does not have."""

    occurrence: Annotated[
        str | None, typer.Option(metavar="KEY", help="Which one, of a task that has several: 2024, 2025-Q2.")
    ] = None
    done: Annotated[str | None, typer.Option(metavar="DATE", help="Done on this day.")] = None
    in_progress: Annotated[bool, typer.Option("--in-progress", help="Begun, and not done.")] = False
    not_started: Annotated[bool, typer.Option("--not-started", help="Not begun.")] = False
    seen: Annotated[
        bool, typer.Option("--seen", help="Something was done, and whether it is finished is not known.")
    ] = False
    not_done: Annotated[bool, typer.Option("--not-done", help="Not done.")] = False
    extend: Annotated[str | None, typer.Option(metavar="DATE", help="The new due date; with --document.")] = None
    supersede: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="No longer applies from this day on; with --reason and --document."),
    ] = None
    condition_met: Annotated[
        str | None, typer.Option(metavar="DATE", help="The condition of the target was met on this day.")
    ] = None
    document: Annotated[str | None, typer.Option(metavar="TEXT", help="The document that extends or ends it.")] = None
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why it no longer applies; with --correct, what was wrong.")
    ] = None
    reporter: Reporter = None
    published: Published = None
    evidence: Annotated[str | None, typer.Option(metavar="TEXT", help="What shows that it is done.")] = None
    cause: Annotated[str | None, typer.Option(metavar="TEXT", help="Why it is late.")] = None
    remedy: Annotated[str | None, typer.Option(metavar="TEXT", help="What is done about it.")] = None
    source: Source = None
    url: Url = None
    note: Note = None
    note_vi: NoteVi = None
    note_en: NoteEn = None
    correct: Correct = False


_MINUS = "\u2212"
_NEGATIVE = re.compile(r"-[0-9][0-9.,]*", re.ASCII)


class AcceptsNegativeNumbers(OneCommand):
    """A command that reads ``-5.03`` as a number and not as an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer has no public name for it
        """Replace the hyphen in front of a number by a minus sign, which no option begins with."""
        return super().parse_args(ctx, [_MINUS + arg[1:] if _NEGATIVE.fullmatch(arg) else arg for arg in args])


record = new_app(add_completion=False, cls=CommandGroup)


@record.command("value", cls=AcceptsNegativeNumbers, help="A reported value of an indicator.")
def value(
    indicator: Annotated[
        str,
        typer.Argument(metavar="INDICATOR", help="Its id, or words of its name.", autocompletion=completion.indicators),
    ],
    period: Annotated[str, typer.Argument(metavar="PERIOD", help="Like 2025, 2025-Q3, 2025-07 or 2025-04/2026-03.")],
    figure: Annotated[
        str, typer.Argument(metavar="VALUE", help='Like 48,67 or 48.67; counts 14862/55489; a bound ">30".')
    ],
    of: Annotated[str | None, typer.Option(metavar="N", help="With a rank: among how many.")] = None,
    change: Annotated[
        bool, typer.Option("--change", help="VALUE is the reported change from the base in percent, like -5.03.")
    ] = False,
    reporter: Reporter = None,
    published: Published = None,
    source: Source = None,
    url: Url = None,
    provisional: Annotated[bool, typer.Option("--provisional", help="Not final.")] = False,
    projection: Annotated[
        bool, typer.Option("--projection", help="What somebody expects: it is shown and decides nothing.")
    ] = False,
    note: Note = None,
    note_vi: NoteVi = None,
    note_en: NoteEn = None,
    revise: Annotated[
        bool,
        typer.Option("--revise", help="Add it although there is another figure already; that one is kept as history."),
    ] = False,
    correct: Correct = False,
    reason: Reason = None,
    *,
    options: WriteOptions,
) -> None:
    from par_cli.cli import option_checks, parse_fields, resolve
    from par_cli.record.known_indicators import known_indicator

    option_checks.correction(correct=correct, revise=revise, reason=reason)

    def fields(known: Dataset, _: date) -> Fields:
        resolved = known_indicator(known, resolve.indicator(known, indicator))
        read = parse_fields.figure("VALUE", figure, change=change, indicator=resolved)
        return parse_fields.present(
            {
                "indicator": resolved.id,
                "period": parse_fields.period(period, resolved),
                **read,
                "of": parse_fields.number("--of", of) or read.get("of"),
                "reporter": resolve.reporter(known, reporter),
                "published": parse_fields.day("--published", published),
                "provisional": provisional or read.get("provisional"),
                "projection": projection,
                **parse_fields.texts(source=source, url=url, note=note, note_vi=note_vi, note_en=note_en),
            }
        )

    record_entry(options, "values", fields, revise=revise, correction=CorrectionRequest(correct, reason))


@record.command("task", help="How far a task is, or its new due date.")
def task(
    name: Annotated[
        str,
        typer.Argument(
            metavar="TASK", help="Its id, like I.4, or words of its name.", autocompletion=completion.task_ids
        ),
    ],
    *,
    given: Annotated[StateOptions, Without({"not_done", "condition_met"})],
    options: WriteOptions,
) -> None:
    _record_state("task", name, given, options)


@record.command("outcome", help="How far a target without a number is.")
def outcome(
    name: Annotated[
        str,
        typer.Argument(
            metavar="TARGET",
            help="Its id, like online-forms/2025, or words of its name.",
            autocompletion=completion.target_ids,
        ),
    ],
    *,
    given: Annotated[StateOptions, Without({"occurrence", "not_started", "seen", "reporter", "cause", "remedy"})],
    options: WriteOptions,
) -> None:
    _record_state("target", name, given, options)


def _record_state(kind: Literal["task", "target"], name: str, given: StateOptions, options: WriteOptions) -> None:
    from par_cli.cli import parse_fields, resolve

    def fields(known: Dataset, today: date) -> Fields:
        other: dict[str, str | bool | None]
        if kind == "task":
            other = {"not_started": given.not_started, "seen": given.seen}
        else:
            other = {"condition_met": given.condition_met, "not_done": given.not_done}
        state = parse_fields.state(
            done=given.done, extended=given.extend, superseded=given.supersede, in_progress=given.in_progress, **other
        )
        return parse_fields.present(
            {
                kind: resolve.thing(known, kind.upper(), name, kind).id,
                "occurrence": parse_fields.text("--occurrence", given.occurrence, plain=True),
                **parse_fields.report(
                    state,
                    None if given.correct else today,
                    given.published,
                    document=given.document,
                    reason=None if given.correct and state.name != "superseded" else given.reason,
                ),
                "reporter": resolve.agency(known, given.reporter, "--reporter"),
                **parse_fields.texts(
                    evidence=given.evidence,
                    cause=given.cause,
                    remedy=given.remedy,
                    source=given.source,
                    url=given.url,
                ),
                "note": parse_fields.note(given.note, given.note_vi, given.note_en),
            }
        )

    correction = CorrectionRequest(given.correct, given.reason if given.correct else None)
    record_entry(options, "tasks" if kind == "task" else "outcomes", fields, correction=correction)


@record.command("receipt", help="That a report came in, of those that par reports --due lists.")
def receipt(
    report: Annotated[
        str,
        typer.Argument(
            metavar="REPORT",
            help="Which one: 2026-H1, 2026-Q3, or 2026 for that of the year.",
            autocompletion=completion.reports,
        ),
    ],
    reporter: Annotated[
        str,
        typer.Argument(
            metavar="AGENCY", help="From whom: id, name, short name or alias.", autocompletion=completion.agencies
        ),
    ],
    received: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day on which it came. Default: today.")
    ] = None,
    number: Annotated[str | None, typer.Option(metavar="TEXT", help="The number of the document.")] = None,
    nothing: Annotated[
        bool, typer.Option("--nothing", help="It says that there is nothing to report, which is a report too.")
    ] = False,
    evidence: Annotated[str | None, typer.Option(metavar="TEXT", help="Where the document is kept.")] = None,
    url: Url = None,
    note: Note = None,
    correct: Annotated[
        bool, typer.Option("--correct", help="Correct in place what was typed wrongly; what is not given stays.")
    ] = False,
    reason: Reason = None,
    *,
    options: WriteOptions,
) -> None:
    from par_cli.cli import option_checks, parse_fields, resolve
    from par_cli.source import PlainDate

    option_checks.correction(correct=correct, reason=reason)

    def fields(known: Dataset, today: date) -> Fields:
        return parse_fields.present(
            {
                "report": resolve.report(known, parse_fields.period(report, option="REPORT")),
                "reporter": resolve.agency(known, reporter, "AGENCY"),
                "received": parse_fields.day("--received", received)
                or (None if correct else PlainDate(today.isoformat())),
                **parse_fields.texts(number=number),
                "nothing": nothing,
                **parse_fields.texts(evidence=evidence, url=url, note=note),
            }
        )

    record_entry(options, "receipts", fields, correction=CorrectionRequest(correct, reason))


@record.command("undo", help="Take back what par wrote last, or what it wrote on a line.")
def undo(
    place: Annotated[
        str | None, typer.Argument(metavar="FILE:LINE", help="The line of a report, as messages name it.")
    ] = None,
    last: Annotated[int | None, typer.Option(metavar="N", help="The last N writes. Default: 1.")] = None,
    *,
    options: Annotated[WriteOptions, Without({"file"})],
) -> None:
    undo_writes(last, place, options)
