"""Numbers (PAR5xx): what an indicator can be."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Example, Rule, Words

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "PAR501",
        "error",
        Words(
            vi="Ngưỡng “có nguy cơ” thấp hơn ngưỡng “đúng tiến độ”, và cả hai lớn hơn 0.",
            en="The band of at_risk lies below that of on_track, and both above 0.",
        ),
        Words(
            vi="Đảo hai ngưỡng thì chỉ tiêu chậm nhất lại được xếp là đúng tiến độ.",
            en="With the two the wrong way round, the slowest targets would be called on track.",
        ),
        bad=Example(
            "targets.yaml",
            """\
decision:
  title: {vi: Quyết định ví dụ, en: An example decision}
  date: 2022-01-10
  language: vi
  time_zone: Asia/Ho_Chi_Minh
  utc_offset: "+07:00"
  pace_bands: {on_track: 0.60, at_risk: 0.95}
""",
        ),
        good=Example(
            "targets.yaml",
            """\
decision:
  title: {vi: Quyết định ví dụ, en: An example decision}
  date: 2022-01-10
  language: vi
  time_zone: Asia/Ho_Chi_Minh
  utc_offset: "+07:00"
  pace_bands: {on_track: 0.95, at_risk: 0.60}
""",
        ),
    ),
    Rule(
        "PAR502",
        "error",
        Words(
            vi="Khoảng giá trị ghi số nhỏ trước, số lớn sau.",
            en="A range begins with its smaller number.",
        ),
        Words(
            vi="Không số nào nằm trong một khoảng ghi ngược, nên chỉ tiêu không bao giờ đạt.",
            en="No number lies within a range that runs downward, so that the target could never be met.",
        ),
        bad=Example(
            "targets.yaml",
            """\
indicators:
  - id: online-share
    name: {vi: Tỷ lệ hồ sơ trực tuyến, en: Share of dossiers filed online}
    unit: percent
    better: higher
    kind: flow
    reported: yearly
    owners: [home-affairs]
    targets:
      - {phase: "2025", between: [90, 80]}
""",
        ),
        good=Example(
            "targets.yaml",
            """\
indicators:
  - id: online-share
    name: {vi: Tỷ lệ hồ sơ trực tuyến, en: Share of dossiers filed online}
    unit: percent
    better: higher
    kind: flow
    reported: yearly
    owners: [home-affairs]
    targets:
      - {phase: "2025", between: [80, 90]}
""",
        ),
    ),
    Rule(
        "PAR503",
        "error",
        Words(
            vi="Mức giảm nằm trong khoảng từ 0 đến 100 phần trăm; mức tăng lớn hơn 0.",
            en="A cut lies between 0 and 100 percent; a rise is above 0.",
        ),
        Words(
            vi="Không có gì giảm quá toàn bộ. Mức giảm bằng 0 thì không yêu cầu điều gì.",
            en="Nothing can fall by more than all of it, and a cut of 0 asks for nothing.",
        ),
        bad=Example(
            "targets.yaml",
            """\
indicators:
  - id: late-dossiers
    name: {vi: Hồ sơ trễ hạn, en: Late dossiers}
    unit: count
    better: lower
    kind: flow
    reported: yearly
    owners: [home-affairs]
    targets:
      - {phase: "2025", reduce_by: 105, relative_to: year_before}
""",
        ),
        good=Example(
            "targets.yaml",
            """\
indicators:
  - id: late-dossiers
    name: {vi: Hồ sơ trễ hạn, en: Late dossiers}
    unit: count
    better: lower
    kind: flow
    reported: yearly
    owners: [home-affairs]
    targets:
      - {phase: "2025", reduce_by: 5, relative_to: year_before}
""",
        ),
    ),
    Rule(
        "PAR504",
        "error",
        Words(
            vi="Tỷ lệ phần trăm nằm trong khoảng từ 0 đến 100, trừ chỉ số theo dõi ghi above_100: true.",
            en="A percentage lies between 0 and 100, unless its indicator says above_100: true.",
        ),
        Words(
            vi="Tỷ lệ trên 100 thường là do gõ nhầm hoặc đặt sai dấu thập phân, mà vẫn được tính là đạt.",
            en="A percentage above 100 is mostly a slip of the keyboard or of the decimal point, and would "
            "count as met.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 652, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 65.2, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR505",
        "error",
        Words(
            vi="Thứ hạng, số người và những gì đếm được là số nguyên, không âm; thứ hạng từ 1 trở lên.",
            en="Ranks, people and whatever is counted are whole numbers, none below 0; ranks begin at 1.",
        ),
        Words(
            vi="Số lẻ ở đây thường là dấu chấm phân cách hàng nghìn: 2.261 người sẽ bị hiểu thành hơn 2 người.",
            en="Decimals here are mostly a dot between thousands: 2.261 people would be read as little more than two.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: index-rank, period: 2024, value: 12.5, of: 63, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: index-rank, period: 2024, value: 12, of: 63, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR506",
        "error",
        Words(
            vi="Mức giảm không quá 100 phần trăm.",
            en="Nothing is reported to have fallen by more than 100 percent.",
        ),
        Words(
            vi="Giảm 100% là không còn gì. Con số lớn hơn là gõ nhầm, hoặc là số lượng chứ không phải phần trăm.",
            en="After a fall by 100% nothing is left. A greater one is a slip, or a number of things instead "
            "of percent.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, change: -150, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, change: -15, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR507",
        "error",
        Words(
            vi="Tử số và mẫu số là số đếm: số nguyên, không âm, không có dấu chấm phân cách hàng nghìn.",
            en="Numerator and denominator are counts: whole numbers from 0 up, without a dot between thousands.",
        ),
        Words(
            vi="Ghi 1.245 thì được hiểu là hơn 1 một chút, và tỷ lệ tính ra sai đi nghìn lần.",
            en="1.245 is read as a little more than 1, and the percentage comes out a thousand times too small.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, numerator: 1.245, denominator: 2000,
    published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, numerator: 1245, denominator: 2000,
    published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR508",
        "error",
        Words(
            vi="Mẫu số là 0 thì tử số cũng là 0.",
            en="Where the denominator is 0, so is the numerator.",
        ),
        Words(
            vi="5 trên tổng số 0 là không thể. 0 trên tổng số 0 thì được: không có gì để đo.",
            en="5 of 0 is impossible. 0 of 0 is fine: there is nothing to measure.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, numerator: 5, denominator: 0,
    published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, numerator: 5, denominator: 8,
    published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR509",
        "error",
        Words(
            vi="Tỷ lệ ghi kèm khớp với tử số và mẫu số, làm tròn hoặc cắt bớt số lẻ đều được.",
            en="A percentage beside its counts is the one that they give, rounded or cut.",
        ),
        Words(
            vi="Hai con số nói hai điều khác nhau thì người đọc không biết tin con số nào.",
            en="Where the two disagree, nobody knows which of them to believe.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 65.22, numerator: 1245, denominator: 2000,
    published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.25, numerator: 1245, denominator: 2000,
    published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR510",
        "error",
        Words(
            vi="Tử số không lớn hơn mẫu số, trừ chỉ số theo dõi ghi above_100: true.",
            en="The numerator is not above the denominator, unless the indicator says above_100: true.",
        ),
        Words(
            vi="Phần không thể lớn hơn tổng số. Thường là do ghi đảo hai con số.",
            en="A part cannot be more than the whole. Mostly the two numbers have changed places.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, numerator: 2000, denominator: 1245,
    published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, numerator: 1245, denominator: 2000,
    published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR511",
        "error",
        Words(
            vi="Thứ hạng nằm trong số đơn vị được xếp hạng (of).",
            en="A rank lies within the number ranked (of).",
        ),
        Words(
            vi="Không thể đứng thứ 64 trong 63 đơn vị: một trong hai con số bị ghi nhầm.",
            en="Nobody is 64th of 63: one of the two numbers is wrong.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: index-rank, period: 2024, value: 64, of: 63, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: index-rank, period: 2024, value: 46, of: 63, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
)
