"""Names (PAR3xx): whatever is named exists, and one name means one thing."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Example, Rule, Words

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "PAR301",
        "error",
        Words(
            vi="Mã được nhắc tới phải có trong dữ liệu.",
            en="Every id that is named exists in the data.",
        ),
        Words(
            vi="Mã sai thì không biết ai chịu trách nhiệm, số liệu thuộc chỉ số nào. Cơ quan được gọi bằng mã khai báo "
            "trong agencies.yaml, không phải bằng tên.",
            en="With a wrong id nobody knows who answers, or which indicator a figure belongs to. Agencies are named "
            "by their id in agencies.yaml, not by their name.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - {id: I.1, name: {vi: Ban hành quy chế, en: Issue the rules}, lead: [justise], due: 2023-Q4}
""",
        ),
        good=Example(
            "tasks.yaml",
            """\
tasks:
  - {id: I.1, name: {vi: Ban hành quy chế, en: Issue the rules}, lead: [justice], due: 2023-Q4}
""",
        ),
    ),
    Rule(
        "PAR302",
        "error",
        Words(
            vi="Mỗi mã chỉ thuộc về một mục; chỉ số theo dõi và cơ quan cũng không dùng chung một mã.",
            en="An id belongs to one thing only; an indicator and an agency do not share one either.",
        ),
        Words(
            vi="Hai mục cùng mã thì không phân biệt được báo cáo nói về mục nào.",
            en="With two things under one id nobody can tell which of them a report speaks of.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - {id: I.1, name: {vi: Ban hành quy chế, en: Issue the rules}, lead: [home-affairs], due: 2023-Q4}
  - {id: I.1, name: {vi: Báo cáo năm, en: Report every year}, lead: [justice], every: year}
""",
        ),
        good=Example(
            "tasks.yaml",
            """\
tasks:
  - {id: I.1, name: {vi: Ban hành quy chế, en: Issue the rules}, lead: [home-affairs], due: 2023-Q4}
  - {id: I.2, name: {vi: Báo cáo năm, en: Report every year}, lead: [justice], every: year}
""",
        ),
    ),
    Rule(
        "PAR303",
        "error",
        Words(
            vi="Tên hoặc tên gọi khác chỉ dùng cho một cơ quan.",
            en="A name or alias belongs to one agency only.",
        ),
        Words(
            vi="Người dùng tìm cơ quan theo tên; tên dùng chung thì không biết là cơ quan nào. Chữ hoa, chữ thường và "
            "dấu không làm thành tên khác.",
            en="People look agencies up by name; a shared name does not say which one is meant. Capitals and "
            "diacritics do not make another name.",
        ),
        bad=Example(
            "agencies.yaml",
            """\
agencies:
  - {id: home-affairs, name: {vi: Cơ quan nội vụ, en: Home affairs office}, aliases: [CQNV]}
  - {id: justice, name: {vi: Cơ quan tư pháp, en: Justice office}, aliases: [CQNV]}
""",
        ),
        good=Example(
            "agencies.yaml",
            """\
agencies:
  - {id: home-affairs, name: {vi: Cơ quan nội vụ, en: Home affairs office}, aliases: [CQNV]}
  - {id: justice, name: {vi: Cơ quan tư pháp, en: Justice office}, aliases: []}
""",
        ),
    ),
    Rule(
        "PAR304",
        "error",
        Words(
            vi="Lần theo các cơ quan tiếp nhận thì không quay lại cơ quan ban đầu.",
            en="Following the successors of an agency never leads back to it.",
        ),
        Words(
            vi="Đi vòng thì không bao giờ tìm ra cơ quan hiện chịu trách nhiệm.",
            en="In a circle nobody is ever found who answers today.",
        ),
        bad=Example(
            "agencies.yaml",
            """\
agencies:
  - id: home-affairs
    name: {vi: Cơ quan nội vụ, en: Home affairs office}
    successors: [{agency: justice, from: 2025-03-01}]
  - id: justice
    name: {vi: Cơ quan tư pháp, en: Justice office}
    successors: [{agency: home-affairs, from: 2025-03-01}]
""",
        ),
        good=Example(
            "agencies.yaml",
            """\
agencies:
  - id: home-affairs
    name: {vi: Cơ quan nội vụ, en: Home affairs office}
    successors: [{agency: justice, from: 2025-03-01}]
  - id: justice
    name: {vi: Cơ quan tư pháp, en: Justice office}
""",
        ),
    ),
    Rule(
        "PAR305",
        "error",
        Words(
            vi="Trong một danh sách, mỗi cơ quan, chỉ tiêu hoặc tên chỉ ghi một lần.",
            en="A list names each agency, target or alias once.",
        ),
        Words(
            vi="Ghi hai lần thường là chép nhầm, và một tên khác bị bỏ sót.",
            en="What stands twice is mostly a slip of copying, and another name is missing.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - {id: I.1, name: {vi: Ban hành quy chế, en: Issue the rules}, lead: [justice, justice], due: 2023-Q4}
""",
        ),
        good=Example(
            "tasks.yaml",
            """\
tasks:
  - {id: I.1, name: {vi: Ban hành quy chế, en: Issue the rules}, lead: [justice], due: 2023-Q4}
""",
        ),
    ),
    Rule(
        "PAR306",
        "error",
        Words(
            vi="Nhóm cơ quan không là thành viên của chính nó, kể cả qua nhóm khác.",
            en="A group of agencies is no member of itself, not even through another group.",
        ),
        Words(
            vi="Nhóm tự chứa mình thì không đếm được các thành viên.",
            en="The members of a group that holds itself cannot be counted.",
        ),
        bad=Example(
            "agencies.yaml",
            """\
agencies:
  - {id: home-affairs, name: {vi: Cơ quan nội vụ, en: Home affairs office}}
  - {id: justice, name: {vi: Cơ quan tư pháp, en: Justice office}}
  - {id: offices, name: {vi: Các cơ quan, en: The offices}, members: [home-affairs, justice, offices]}
""",
        ),
        good=Example(
            "agencies.yaml",
            """\
agencies:
  - {id: home-affairs, name: {vi: Cơ quan nội vụ, en: Home affairs office}}
  - {id: justice, name: {vi: Cơ quan tư pháp, en: Justice office}}
  - {id: offices, name: {vi: Các cơ quan, en: The offices}, members: [home-affairs, justice]}
""",
        ),
    ),
    Rule(
        "PAR307",
        "warning",
        Words(
            vi="Cơ quan tiếp nhận còn hoạt động khi tiếp nhận; nếu nay đã chấm dứt thì có cơ quan tiếp nhận tiếp theo.",
            en="A successor is still there when it takes over; where it has ended since, it has successors itself.",
        ),
        Words(
            vi="Nếu không, công việc bị coi là của một cơ quan không còn nữa và không ai phải trả lời.",
            en="Otherwise the work belongs to an agency that is gone, and nobody answers for it.",
        ),
        bad=Example(
            "agencies.yaml",
            """\
agencies:
  - id: home-affairs
    name: {vi: Cơ quan nội vụ, en: Home affairs office}
    until: 2025-02-28
    successors: [{agency: archives, from: 2025-03-01}]
  - {id: archives, name: {vi: Cơ quan lưu trữ, en: Archives office}, until: 2024-12-31}
  - {id: justice, name: {vi: Cơ quan tư pháp, en: Justice office}}
""",
        ),
        good=Example(
            "agencies.yaml",
            """\
agencies:
  - id: home-affairs
    name: {vi: Cơ quan nội vụ, en: Home affairs office}
    until: 2025-02-28
    successors: [{agency: justice, from: 2025-03-01}]
  - {id: archives, name: {vi: Cơ quan lưu trữ, en: Archives office}, until: 2024-12-31}
  - {id: justice, name: {vi: Cơ quan tư pháp, en: Justice office}}
""",
        ),
    ),
)
