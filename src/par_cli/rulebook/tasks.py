"""Tasks (PAR8xx): what must be done, when and by whom."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Example, Rule, Words

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "PAR811",
        "warning",
        Words(
            vi="Nhiệm vụ có cơ quan chủ trì; nếu không thì mỗi mốc có cơ quan chủ trì riêng.",
            en="A task has an agency that leads it, or each of its milestones has one.",
        ),
        Words(
            vi="Không có cơ quan chủ trì thì quá hạn cũng không ai phải trả lời. Nếu chính văn bản để trống thì ghi rõ "
            "điều đó, đừng điền thay.",
            en="Without a lead nobody answers for it when it is overdue. Where the decision itself leaves the lead "
            "blank, say so and fill nothing in.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - {id: I.1, name: {vi: Ban hành quy chế, en: Issue the rules}, lead: [], due: 2023-Q4}
""",
        ),
        good=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: []
    due: 2023-Q4
    accepted: {PAR811: {vi: Văn bản để trống (dòng 12)., en: The text leaves it blank (line 12).}}
""",
        ),
    ),
)
