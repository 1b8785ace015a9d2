"""Texts and accepted warnings (PAR9xx)."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Example, Rule, Words

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "PAR901",
        "warning",
        Words(
            vi="Cảnh báo được chấp nhận phải là cảnh báo có thật ở đúng chỗ đó.",
            en="A warning that is accepted is one that is given at that place.",
        ),
        Words(
            vi="Lời chấp nhận còn sót lại sẽ che một cảnh báo về sau mà không ai xem lại. Lỗi thì không chấp nhận "
            "được.",
            en="An acceptance that is left over would hide a later warning that nobody has looked at. Errors cannot be "
            "accepted.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    due: 2023-Q4
    accepted: {PAR811: {vi: Văn bản để trống., en: The text leaves it blank.}}
""",
        ),
        good=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    due: 2023-Q4
""",
        ),
    ),
)
