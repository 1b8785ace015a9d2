"""What is said of an import, in lines to print before it changes anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from par_cli.messages import Count, Message, phrase
from par_cli.record.grid import letters
from par_cli.record.import_plan import Plan
from par_cli.record.rows import PASSED_OVER, PassedRow, Rows
from par_cli.record.sheet_columns import Sheet, listed
from par_cli.record.state_reports import summary_of_states
from par_cli.typed import clip

_LONGEST: Final = 80


def summary(plan: Plan) -> list[Message]:
    """Return what an import changes, in lines to print before it does."""
    lines = [phrase("the sheet “{name}” holds only text and is passed over", name=name) for name in plan.guides]
    for rows in plan.sheets:
        grid = rows.sheet.grid
        for note in (*_said_of(rows.sheet), *rows.notes):
            is_one_of_many = len(plan.sheets) > 1 or grid.is_of_several_files
            lines.append(phrase("{file}: {note}", file=grid.title, note=note) if is_one_of_many else note)
    passed = Counter(item.kind for rows in plan.sheets for item in rows.passed)
    if passed:
        kinds = [
            phrase("{kind} {count}", kind=words, count=Count(passed[kind]))
            for kind, words in PASSED_OVER.items()
            if kind in passed
        ]
        lines.append(phrase("rows passed over: {count} ({kinds})", count=Count(passed.total()), kinds=listed(kinds)))
    lines += summary_of_states(plan.states)
    if plan.states and not plan.sheets:
        return lines
    new, same, revised = (Count(number) for number in (plan.new, plan.same, len(plan.revised)))
    counts = phrase(
        "new: {new}; there already: {same}; other figures than before: {revised}",
        new=new, same=same, revised=revised,
    )  # fmt: skip
    lines.append(counts)
    if plan.corrected:
        cell, what, before, now = next(iter(plan.corrected.values()))
        corrected = phrase(
            "corrected in place: {count}; the first in {cell}, {what}: {now} (before: {before})",
            count=Count(len(plan.corrected)), cell=cell, what=what, now=now, before=before,
        )  # fmt: skip
        lines.append(corrected)
    if plan.revised:
        cell, what, before, now = plan.revised[0]
        first = phrase(
            "the first of these: {cell}, {what}: {now} (before: {before})",
            cell=cell, what=what, now=now, before=before,
        )  # fmt: skip
        lines.append(first)
    return lines


def _said_of(sheet: Sheet) -> Iterator[Message]:
    """Yield what is said of the header of a sheet: columns that are passed over, hidden ones, periods as columns."""
    names = [phrase("“{name}”", name=item.text) for item in sheet.passed_over]
    if names:
        yield phrase(
            "columns passed over, which hold other figures than the reported ones: {names}", names=listed(names)
        )
    left_out = [phrase("“{name}”", name=item.text) for item in sheet.left_out]
    if left_out:
        yield phrase("columns left out, as {option} or a map says: {names}", option="--ignore", names=listed(left_out))
    if sheet.dated:
        name, period, cell = sheet.dated[0]
        if cell:
            yield phrase(
                "“{name}” is read as {period}, by the year that {cell} names", name=name, period=period, cell=cell
            )
        else:
            yield phrase("“{name}” is read as {period}", name=name, period=period)
    periods = [item.period for item in sheet.values if item.period is not None]
    if len(periods) > 1:
        yield phrase("each column is a period: {names}", names=", ".join(periods))
    hidden = [f"{letters(index)} “{sheet.header.headings[index].text}”" for index in sheet.hidden_columns()]
    if hidden:
        yield phrase("hidden columns, which are read as well: {names}", names=", ".join(hidden))
    rows = [
        row for row in sorted(sheet.grid.hidden_rows) if sheet.header.below <= row < sheet.header.below + sheet.size
    ]
    if rows:
        count = Count(len(rows))
        yield phrase("hidden rows, which are read as well: {count}, the first is {row}", count=count, row=rows[0] + 1)


def passed_rows(plan: Plan) -> Iterator[Message]:
    """Yield a line for each row that was passed over."""
    for rows in plan.sheets:
        for item in rows.passed:
            if item.kind != "blank":
                yield _passed_row(rows, item)


def _passed_row(rows: Rows, item: PassedRow) -> Message:
    grid = rows.sheet.grid
    place = phrase("row {row}", row=rows.sheet.number(item.row))
    if grid.title:
        place = phrase("{sheet}, row {row}", sheet=grid.title, row=rows.sheet.number(item.row))
    return phrase(
        "passed over, {kind}: {place}: {text}", kind=PASSED_OVER[item.kind], place=place, text=clip(item.text, _LONGEST)
    )
