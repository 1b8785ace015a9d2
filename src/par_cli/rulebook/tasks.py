"""Tasks (PAR8xx): what must be done, when and by whom."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Example, Rule, Words

_MONTHLY: Final = """\
for n in $(seq 100); do
  echo "  - {{id: II.$n, name: Việc $n, lead: [justice], every: month, years: {years}}}"
done >> tasks.yaml
"""

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "PAR801",
        "error",
        Words(
            vi="Nhiệm vụ ghi thời gian hoàn thành đúng một lần: due, every, milestones hoặc undated.",
            en="A task says when in exactly one way: due, every, milestones or undated.",
        ),
        Words(
            vi="Không có thời gian thì không bao giờ quá hạn; ghi hai lần thì không biết theo lần nào.",
            en="With none it can never be overdue; with two, nobody knows which one holds.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    due: 2023-Q4
    every: year
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
    Rule(
        "PAR802",
        "error",
        Words(
            vi="years chỉ dùng cho nhiệm vụ lặp lại, by_plan chỉ dùng cho nhiệm vụ hằng năm.",
            en="years belongs to a task that comes round, by_plan to a yearly one.",
        ),
        Words(
            vi="Nhiệm vụ làm một lần chỉ có một thời hạn, ghi thêm các năm thì không rõ phải làm mấy lần.",
            en="A task done once has one due date; with years beside it, it is not clear how often it is asked for.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    due: 2023-Q4
    years: 2022/2025
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
    Rule(
        "PAR803",
        "error",
        Words(
            vi="years gồm trọn các năm (hoặc nửa năm, quý, tháng của nhiệm vụ), nhiều nhất 100 năm.",
            en="years are whole years (or halves, quarters, months of the task), at most a hundred years.",
        ),
        Words(
            vi="Mỗi năm là một lần phải làm; phần lẻ của một năm thì không biết có tính hay không.",
            en="Each year is one occurrence, and of a broken year nobody knows whether it counts.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    every: year
    years: 2022-04/2025-12
""",
        ),
        good=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    every: year
    years: 2022/2025
""",
        ),
    ),
    Rule(
        "PAR804",
        "error",
        Words(
            vi="milestones có ít nhất một mốc.",
            en="A list of milestones has at least one.",
        ),
        Words(
            vi="Danh sách trống thì nhiệm vụ không có thời hạn nào.",
            en="With an empty list the task has no due date at all.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    milestones: []
""",
        ),
        good=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    milestones:
      - {due: 2023-Q4}
""",
        ),
    ),
    Rule(
        "PAR805",
        "error",
        Words(
            vi="Các mốc xếp theo thứ tự thời hạn.",
            en="Milestones stand in the order of their due dates.",
        ),
        Words(
            vi="Mốc sau đến hạn trước mốc trước thường là do gõ nhầm năm.",
            en="Where a later one falls due first, mostly a year is wrong.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    milestones:
      - {due: 2024-Q4}
      - {due: 2023-Q4}
""",
        ),
        good=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    milestones:
      - {due: 2023-Q4}
      - {due: 2024-Q4}
""",
        ),
    ),
    Rule(
        "PAR806",
        "error",
        Words(
            vi="Mỗi mốc có tên riêng: thời hạn của nó, hoặc key khi hai mốc cùng thời hạn.",
            en="Each milestone has a name of its own: its due date, or a key where two share one.",
        ),
        Words(
            vi="Hai mốc trùng tên thì báo cáo không nói được là mốc nào đã hoàn thành.",
            en="Of two with one name, no report could say which was done.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    milestones:
      - {due: 2023-Q4}
      - {due: 2023-Q4}
""",
        ),
        good=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    milestones:
      - {due: 2023-Q4, key: draft}
      - {due: 2023-Q4, key: issued}
""",
        ),
    ),
    Rule(
        "PAR807",
        "error",
        Words(
            vi="Báo cáo nhiệm vụ ghi đúng lần phải làm (occurrence): năm, kỳ hoặc mốc mà nhiệm vụ có.",
            en="A report on a task names an occurrence that the task has: a year, a step or a milestone.",
        ),
        Words(
            vi="Nhiệm vụ hằng năm phải làm nhiều lần; báo cáo không ghi năm thì không biết năm nào đã xong.",
            en="A yearly task is due many times, and a report that names no year does not say which is done.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
tasks:
  - {task: I.2, state: done, on: 2023-12-15, published: 2023-12-20, evidence: Báo cáo 88}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
tasks:
  - {task: I.2, occurrence: 2023, state: done, on: 2023-12-15, published: 2023-12-20, evidence: Báo cáo 88}
""",
        ),
    ),
    Rule(
        "PAR808",
        "error",
        Words(
            vi="Cơ quan trong taken_over_by là cơ quan đã tiếp nhận một phần việc của cơ quan chủ trì.",
            en="Who stands in taken_over_by has taken over a part of an agency that leads the task.",
        ),
        Words(
            vi="Việc chuyển giao phải có căn cứ ở danh sách cơ quan, nếu không nhiệm vụ bị giao nhầm nơi.",
            en="A handover must stand in the list of agencies; otherwise the task is laid at the wrong door.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    taken_over_by: [justice]
    due: 2023-Q4
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
    Rule(
        "PAR809",
        "error",
        Words(
            vi="Các nhiệm vụ định kỳ cộng lại không quá 100.000 lần.",
            en="The tasks that come round do so at most 100,000 times in all.",
        ),
        Words(
            vi="Không ai báo cáo được chừng ấy lần; thường là do ghi nhầm số năm.",
            en="Nobody could report so often; mostly the years are mistyped.",
        ),
        bad=Example("", _MONTHLY.format(years="2001/2100")),
        good=Example("", _MONTHLY.format(years="2022/2025")),
    ),
    Rule(
        "PAR810",
        "warning",
        Words(
            vi="Việc mà quyết định giao thì hoàn thành sau khi có quyết định.",
            en="What a decision asks for is done after it.",
        ),
        Words(
            vi="Ngày sớm hơn thường là gõ nhầm năm, hoặc là kết quả của một việc khác đã có từ trước.",
            en="An earlier day is mostly a slip in the year, or belongs to other work that was there before.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
tasks:
  - {task: I.1, state: done, on: 2021-11-20, published: 2023-12-05, evidence: Quyết định 45}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
tasks:
  - {task: I.1, state: done, on: 2023-11-20, published: 2023-12-05, evidence: Quyết định 45}
""",
        ),
    ),
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
    Rule(
        "PAR812",
        "warning",
        Words(
            vi="Việc báo cáo là đã hoàn thành có minh chứng (evidence).",
            en="What is reported done names what shows it (evidence).",
        ),
        Words(
            vi="Không có văn bản hay trang tin nào để xem thì người đọc chỉ còn cách tin lời.",
            en="Without a document or page to look at, a reader can only take it on trust.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
tasks:
  - {task: I.1, state: done, on: 2023-11-20, published: 2023-12-05}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
tasks:
  - {task: I.1, state: done, on: 2023-11-20, published: 2023-12-05, evidence: Quyết định 45}
""",
        ),
    ),
)
