"""Periods and days (PAR4xx)."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Example, Rule, Words


def _decision(settings: str) -> Example:
    return Example(
        "targets.yaml",
        f"""\
decision:
  title: {{vi: Quyết định ví dụ, en: An example decision}}
  date: 2022-01-10
  language: vi
  time_zone: Asia/Ho_Chi_Minh
  {settings}
""",
    )


def _phase(phase: str) -> Example:
    return Example("targets.yaml", f"phases:\n  - {phase}\n")


def _share(settings: str, target: str) -> Example:
    return Example(
        "targets.yaml",
        f"""\
indicators:
  - id: online-share
    name: {{vi: Tỷ lệ hồ sơ trực tuyến, en: Share of dossiers filed online}}
    unit: percent
    better: higher
    kind: flow
    reported: yearly
{settings}    owners: [home-affairs]
    targets:
      - {target}
""",
    )


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "PAR401",
        "error",
        Words(
            vi="Kỳ được ghi theo một trong các dạng đã định, như 2024, 2024-Q3, 2024-H1, 2024-07 hoặc 2016/2020.",
            en="A period is written in one of the known forms, like 2024, 2024-Q3, 2024-H1, 2024-07 or 2016/2020.",
        ),
        Words(
            vi="Ghi theo cách khác thì không biết kỳ kết thúc ngày nào, nên không biết khi nào quá hạn.",
            en="Written otherwise it does not tell on which day it ends, and so not when something is overdue.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - {id: I.1, name: {vi: Ban hành quy chế, en: Issue the rules}, lead: [justice], due: quý 4/2023}
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
        "PAR402",
        "error",
        Words(
            vi="Độ lệch giờ so với UTC được ghi đủ giờ và phút, trong dấu ngoặc kép.",
            en="The offset from UTC is written with hours and minutes, in quotes.",
        ),
        Words(
            vi="Máy không biết múi giờ dùng số này để biết hôm nay là ngày nào ở địa phương.",
            en="Where a machine knows no time zones, this tells which day it is at the place of the decision.",
        ),
        bad=_decision('utc_offset: "+7"'),
        good=_decision('utc_offset: "+07:00"'),
    ),
    Rule(
        "PAR403",
        "error",
        Words(
            vi="publication_lag_until là một ngày trong năm, ghi tháng trước ngày sau: MM-DD.",
            en="publication_lag_until is a day of the year, month first: MM-DD.",
        ),
        Words(
            vi="Chưa đến ngày này thì số liệu còn được chờ; ghi ngược thì báo quá hạn sai.",
            en="Until this day a figure is still awaited; written the other way round, what is overdue comes "
            "out wrong.",
        ),
        bad=_decision('utc_offset: "+07:00"\n  publication_lag_until: 20-03'),
        good=_decision('utc_offset: "+07:00"\n  publication_lag_until: 03-20'),
    ),
    Rule(
        "PAR404",
        "error",
        Words(
            vi="Giai đoạn đi từ năm trước đến năm sau, dài nhất 100 năm.",
            en="A phase runs from an earlier year to a later one, over 100 years at most.",
        ),
        Words(
            vi="Ngày cuối của giai đoạn là thời hạn của các chỉ tiêu trong đó.",
            en="The last day of a phase is the deadline of the targets in it.",
        ),
        bad=_phase('{id: "2025", from: 2025, to: 2022}'),
        good=_phase('{id: "2025", from: 2022, to: 2025}'),
    ),
    Rule(
        "PAR405",
        "error",
        Words(
            vi="Thời gian chờ công bố là từ 0 đến 120 tháng.",
            en="The wait for a publication is 0 to 120 months.",
        ),
        Words(
            vi="Số liệu còn được chờ suốt thời gian đó; ghi quá dài thì không bao giờ báo thiếu.",
            en="A figure is awaited all that time; with a wait that is too long nothing is ever reported as missing.",
        ),
        bad=_share("    publication_lag_months: 600\n", '{phase: "2025", at_least: 80}'),
        good=_share("    publication_lag_months: 6\n", '{phase: "2025", at_least: 80}'),
    ),
    Rule(
        "PAR406",
        "error",
        Words(
            vi="Thời hạn là một năm mà người ta có thể chờ tới.",
            en="A deadline lies in a year that somebody can wait for.",
        ),
        Words(
            vi="Năm quá xa thường là gõ nhầm, và chỉ tiêu sẽ không bao giờ quá hạn.",
            en="A year that far ahead is mostly a slip, and the target would never be overdue.",
        ),
        bad=_share("", '{phase: "2025", at_least: 80, due: 9999}'),
        good=_share("", '{phase: "2025", at_least: 80, due: 2024}'),
    ),
    Rule(
        "PAR407",
        "error",
        Words(
            vi="Kỳ gốc của chỉ tiêu kết thúc trước thời hạn của chỉ tiêu.",
            en="The period that a target is measured from ends before its deadline.",
        ),
        Words(
            vi="Không có khoảng thời gian ở giữa thì không tính được lộ trình và nhịp độ.",
            en="Without time in between there is no way to go and no pace.",
        ),
        bad=_share("", '{phase: "2030", at_least: 80, baseline: 2030}'),
        good=_share("", '{phase: "2030", at_least: 80, baseline: 2026}'),
    ),
    Rule(
        "PAR408",
        "error",
        Words(
            vi="Thời hạn riêng của chỉ tiêu nằm trong giai đoạn của chỉ tiêu.",
            en="A deadline of its own lies within the phase of the target.",
        ),
        Words(
            vi="Nếu không, chỉ tiêu được đếm ở giai đoạn này mà đến hạn ở giai đoạn khác.",
            en="Otherwise the target is counted in one phase and falls due in another.",
        ),
        bad=_share("", '{phase: "2025", at_least: 80, due: 2026}'),
        good=_share("", '{phase: "2025", at_least: 80, due: 2024}'),
    ),
    Rule(
        "PAR409",
        "error",
        Words(
            vi="Giai đoạn bắt đầu và kết thúc bằng một năm hoặc một tháng.",
            en="A phase begins and ends with a year or a month.",
        ),
        Words(
            vi="Dạng khác không nói rõ tháng nào là tháng đầu, tháng nào là tháng cuối.",
            en="Other forms do not say which month is the first and which the last.",
        ),
        bad=_phase('{id: "2025", from: 2022-Q1, to: 2025}'),
        good=_phase('{id: "2025", from: 2022-01, to: 2025}'),
    ),
    Rule(
        "PAR410",
        "error",
        Words(
            vi="Giai đoạn có việc lặp lại hằng năm, nửa năm, quý hoặc tháng gồm trọn số kỳ như thế.",
            en="A phase in which something comes round each year, half, quarter or month is made of whole ones.",
        ),
        Words(
            vi="Phần lẻ ở cuối không rõ có phải báo cáo hay không. Nhiệm vụ cũng có thể ghi years riêng.",
            en="Nobody could say whether the rest at its end is owed. A task may also have years of its own.",
        ),
        bad=_phase('{id: "2025", from: 2022-01, to: 2025-06}'),
        good=_phase('{id: "2025", from: 2022-01, to: 2025-12}'),
    ),
)
