"""Targets (PAR7xx): what is asked for."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Example, Rule, Words


def _share(*targets: str, reporters: str = "") -> Example:
    return Example(
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
"""
        + reporters
        + "    targets:\n"
        + "".join(f"      - {target}\n" for target in targets),
    )


def _posts(target: str) -> Example:
    return Example(
        "targets.yaml",
        f"""\
indicators:
  - id: office-posts
    name: {{vi: Số biên chế, en: Posts}}
    unit: posts
    better: lower
    kind: level
    reported: yearly
    owners: [home-affairs]
    targets:
      - {target}
""",
    )


def _rules(target: str, unit: str = "") -> Example:
    return Example(
        "targets.yaml",
        f"""\
indicators:
  - id: rules-issued
    name: {{vi: Quy chế được ban hành, en: Rules are issued}}
{unit}    better: higher
    kind: level
    owners: [home-affairs]
    targets:
      - {target}
""",
    )


def _wholes(*wholes: str) -> Example:
    return Example(
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
    targets: [{phase: "2025", at_least: 80}, {phase: "2030", at_least: 90}]
  - id: index-rank
    name: {vi: Xếp hạng chỉ số, en: Rank in the index}
    unit: rank
    better: lower
    kind: edition
    reported: yearly
    owners: [home-affairs]
    targets: [{phase: "2025", at_most: 10}, {phase: "2030", at_most: 5}]
  - id: reform
    name: {vi: Hoàn thành cải cách, en: The reform is done}
    better: none
    kind: level
    owners: [home-affairs]
    targets:
"""
        + "".join(f"      - {whole}\n" for whole in wholes),
    )


def _milestones(first: str, second: str) -> Example:
    return Example(
        "tasks.yaml",
        f"""\
tasks:
  - id: I.1
    name: {{vi: Nhận hồ sơ trực tuyến, en: Take dossiers online}}
    lead: [home-affairs]
    milestones:
      - {{due: 2023-Q4, measure: {{indicator: online-share, {first}}}}}
      - {{due: 2025-Q4, measure: {{indicator: online-share, {second}}}}}
""",
    )


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "PAR701",
        "error",
        Words(
            vi="Chỉ tiêu, mức phấn đấu và phép đo của mốc có đúng một điều kiện đạt.",
            en="A target, a stretch and the measure of a milestone have exactly one operator.",
        ),
        Words(
            vi="Không có điều kiện thì không biết thế nào là đạt; có hai thì không biết theo điều kiện nào.",
            en="With none nobody knows what meets it; with two nobody knows which one counts.",
        ),
        bad=_share('{phase: "2025", at_least: 80, more_than: 75}'),
        good=_share('{phase: "2025", at_least: 80}'),
    ),
    Rule(
        "PAR702",
        "error",
        Words(
            vi="Điều kiện đạt đi đúng hướng tốt lên của chỉ số theo dõi (better).",
            en="An operator goes the way that its indicator gets better.",
        ),
        Words(
            vi="Chỉ số càng cao càng tốt mà đặt mức tối đa thì làm tốt lại bị coi là không đạt.",
            en="With an upper limit on what should rise, doing well would count as failing.",
        ),
        bad=_share('{phase: "2025", at_most: 80}'),
        good=_share('{phase: "2025", at_least: 80}'),
    ),
    Rule(
        "PAR703",
        "error",
        Words(
            vi="reduce_by và raise_by ghi rõ so với kỳ nào; relative_to và change_in chỉ dùng cho hai điều kiện đó.",
            en="reduce_by and raise_by say what they are measured from; relative_to and change_in belong to those two.",
        ),
        Words(
            vi="“Giảm 5%” mà không ghi so với kỳ nào thì không tính được.",
            en="“5% less” cannot be computed without a period to compare with.",
        ),
        bad=_posts('{phase: "2025", reduce_by: 5}'),
        good=_posts('{phase: "2025", reduce_by: 5, relative_to: year_before}'),
    ),
    Rule(
        "PAR704",
        "error",
        Words(
            vi="Chỉ số theo dõi có chỉ tiêu bằng số thì có đơn vị tính.",
            en="An indicator with a target in numbers has a unit.",
        ),
        Words(
            vi="Không có đơn vị thì không kiểm tra được con số và không ai biết 80 nghĩa là gì.",
            en="Without a unit a number cannot be checked, and nobody knows what 80 means.",
        ),
        bad=_rules('{phase: "2025", at_least: 80}'),
        good=_rules('{phase: "2025", at_least: 80}', unit="    unit: percent\n"),
    ),
    Rule(
        "PAR705",
        "error",
        Words(
            vi="every chỉ dùng cho chỉ tiêu bằng số xét từng năm, quý, tháng; chỉ tiêu như thế không có due riêng.",
            en="every is for numbers judged year by year or in shorter steps, and such a target has no due of its own.",
        ),
        Words(
            vi="improve: yearly vốn đã xét hằng năm, và mỗi năm có ngày cuối là thời hạn.",
            en="improve: yearly goes by years already, and each step is due on its last day.",
        ),
        bad=_share('{phase: "2025", improve: yearly, every: year}'),
        good=_share('{phase: "2025", improve: yearly}'),
    ),
    Rule(
        "PAR706",
        "error",
        Words(
            vi="Mức thay đổi ghi bằng phân số (1/3) là phần của kỳ gốc, nên không dùng cùng change_in: unit.",
            en="A change written as a part (1/3) is a part of its base, and does not go with change_in: unit.",
        ),
        Words(
            vi="change_in: unit nghĩa là con số tính theo đơn vị của chỉ số, ví dụ số biên chế.",
            en="change_in: unit means that the number counts in the indicator's own unit, such as posts.",
        ),
        bad=_posts('{phase: "2025", reduce_by: 1/3, relative_to: year_before, change_in: unit}'),
        good=_posts('{phase: "2025", reduce_by: 1/3, relative_to: year_before}'),
    ),
    Rule(
        "PAR707",
        "error",
        Words(
            vi="Chỉ tiêu so với cùng kỳ năm trước không có baseline.",
            en="A target that is measured against the year before has no baseline.",
        ),
        Words(
            vi="Kỳ so sánh thay đổi theo từng năm, nên không có lộ trình từ một kỳ gốc cố định.",
            en="What it is compared with moves every year, so there is no way from one fixed beginning.",
        ),
        bad=_posts('{phase: "2030", reduce_by: 5, relative_to: year_before, baseline: 2026}'),
        good=_posts('{phase: "2030", reduce_by: 5, relative_to: year_before}'),
    ),
    Rule(
        "PAR708",
        "error",
        Words(
            vi="Mức phấn đấu (stretch) chỉ đi cùng chỉ tiêu có con số.",
            en="A stretch goes only with a target that has a number.",
        ),
        Words(
            vi="Với chỉ tiêu không có số thì không có mức nào cao hơn để phấn đấu.",
            en="Beyond a target without a number there is nothing further to strive for.",
        ),
        bad=_rules('{phase: "2025", outcome: done, stretch: {at_least: 90}}'),
        good=_rules('{phase: "2025", outcome: done}'),
    ),
    Rule(
        "PAR709",
        "error",
        Words(
            vi="Mức phấn đấu ít nhất cũng khó như chỉ tiêu.",
            en="A stretch is at least as hard as its target.",
        ),
        Words(
            vi="Nếu dễ hơn thì đạt chỉ tiêu là đã vượt mức phấn đấu; thường là hai con số bị đổi chỗ.",
            en="Were it easier, whoever meets the target would be past it; mostly the two numbers have changed places.",
        ),
        bad=_share('{phase: "2025", at_least: 80, stretch: {at_least: 75}}'),
        good=_share('{phase: "2025", at_least: 80, stretch: {at_least: 90}}'),
    ),
    Rule(
        "PAR710",
        "error",
        Words(
            vi="each: true cần danh sách cơ quan báo cáo (reporters), một con số và một thời hạn.",
            en="each: true needs a list of reporters, one number and one deadline.",
        ),
        Words(
            vi="Yêu cầu từng cơ quan mà không có danh sách thì không biết ai còn thiếu.",
            en="What is asked of every single one needs a list, or nobody knows who is missing.",
        ),
        bad=_share('{phase: "2025", at_least: 60, each: true}'),
        good=_share('{phase: "2025", at_least: 60, each: true}', reporters="    reporters: [home-affairs, justice]\n"),
    ),
    Rule(
        "PAR711",
        "error",
        Words(
            vi="all_of và any_of gồm ít nhất hai chỉ tiêu khác.",
            en="all_of and any_of name at least two other targets.",
        ),
        Words(
            vi="Chỉ có một thì đó chính là chỉ tiêu ấy; thường là bỏ sót chỉ tiêu còn lại.",
            en="With one alone it is that target itself; mostly the others were forgotten.",
        ),
        bad=_wholes('{phase: "2025", all_of: [online-share/2025]}'),
        good=_wholes('{phase: "2025", all_of: [online-share/2025, index-rank/2025]}'),
    ),
    Rule(
        "PAR712",
        "error",
        Words(
            vi="Phần của một chỉ tiêu ghép không phải là chính nó, cũng không phải chỉ tiêu ghép khác.",
            en="A part of a combined target is neither that target itself nor another combined one.",
        ),
        Words(
            vi="Nếu không thì không xét được từ đâu, và có chỉ tiêu bị đếm hai lần.",
            en="Otherwise there is nowhere to begin, and some target would be counted twice.",
        ),
        bad=_wholes('{phase: "2025", all_of: [online-share/2025, index-rank/2025, reform/2025]}'),
        good=_wholes('{phase: "2025", all_of: [online-share/2025, index-rank/2025]}'),
    ),
    Rule(
        "PAR713",
        "error",
        Words(
            vi="Mỗi chỉ tiêu là phần của nhiều nhất một chỉ tiêu ghép.",
            en="A target is a part of one combined target at most.",
        ),
        Words(
            vi="Là phần của hai chỉ tiêu ghép thì bị đếm hai lần.",
            en="As a part of two it would be counted twice.",
        ),
        bad=_wholes(
            '{phase: "2025", all_of: [online-share/2025, index-rank/2025]}',
            '{phase: "2030", all_of: [index-rank/2025, online-share/2030, index-rank/2030]}',
        ),
        good=_wholes(
            '{phase: "2025", all_of: [online-share/2025, index-rank/2025]}',
            '{phase: "2030", all_of: [online-share/2030, index-rank/2030]}',
        ),
    ),
    Rule(
        "PAR714",
        "error",
        Words(
            vi="Chỉ tiêu ghép không có kỳ gốc, kỳ xét hay thời hạn riêng.",
            en="A combined target has no baseline, deciding period or deadline of its own.",
        ),
        Words(
            vi="Những điều đó thuộc về các phần; thời hạn của cả chỉ tiêu là thời hạn muộn nhất của các phần.",
            en="Those belong to its parts; the whole is due when the last of them is.",
        ),
        bad=_wholes('{phase: "2025", all_of: [online-share/2025, index-rank/2025], due: 2024}'),
        good=_wholes('{phase: "2025", all_of: [online-share/2025, index-rank/2025]}'),
    ),
    Rule(
        "PAR720",
        "warning",
        Words(
            vi="Chỉ tiêu đến hạn sau ít nhất cũng khó như chỉ tiêu đến hạn trước của cùng chỉ số theo dõi.",
            en="A later target is at least as hard as the earlier one of the same indicator.",
        ),
        Words(
            vi="Yêu cầu giảm đi theo thời gian thường là gõ nhầm con số hoặc nhầm giai đoạn. Nếu văn bản ghi như thế "
            "thì chấp nhận cảnh báo và ghi lý do. Chỉ so sánh những chỉ tiêu cùng loại.",
            en="To ask for less as time goes on is mostly a wrong number or a wrong phase. Where the decision says so, "
            "accept the warning and say why. Only targets of one kind are compared.",
        ),
        bad=_share('{phase: "2025", at_least: 80}', '{phase: "2030", at_least: 9}'),
        good=_share('{phase: "2025", at_least: 80}', '{phase: "2030", at_least: 90}'),
    ),
    Rule(
        "PAR721",
        "warning",
        Words(
            vi="Mốc sau của nhiệm vụ không yêu cầu thấp hơn mốc trước trên cùng chỉ số theo dõi.",
            en="A later milestone of a task asks for no less of an indicator than the one before.",
        ),
        Words(
            vi="Mốc sau dễ hơn thì đạt mốc trước là xong; thường là hai con số bị đổi chỗ.",
            en="With an easier one later, the first milestone says it all; mostly the two numbers have changed places.",
        ),
        bad=_milestones("at_least: 80", "at_least: 50"),
        good=_milestones("at_least: 50", "at_least: 80"),
    ),
    Rule(
        "PAR722",
        "warning",
        Words(
            vi="Kỳ gốc của mức tăng, giảm đã qua thì có số liệu trong báo cáo.",
            en="The base period of a cut or rise has a reported value once it is over.",
        ),
        Words(
            vi="“Giảm 5% so với năm 2021” chỉ xét được khi biết số liệu năm 2021. Không bắt buộc khi các báo cáo ghi "
            "thẳng mức thay đổi (change).",
            en="“5% less than in 2021” can be judged only when the figure of 2021 is known. It is not needed where the "
            "reports give the change itself.",
        ),
        bad=_posts('{phase: "2025", reduce_by: 5, relative_to: 2021}'),
        good=_posts(
            'phase: "2025"\n        reduce_by: 5\n        relative_to: 2021\n        accepted: {PAR722: {vi: Văn bản '
            "không nêu số năm 2021., en: The decision does not state the figure of 2021.}}"
        ),
    ),
    Rule(
        "PAR723",
        "warning",
        Words(
            vi="Kỳ ghi ở baseline đã qua thì có số liệu trong báo cáo.",
            en="The period that baseline names has a reported value once it is over.",
        ),
        Words(
            vi="Không có số liệu gốc thì không tính được lộ trình và nhịp độ, dù baseline đã ghi.",
            en="Without that value there is no way and no pace, although a baseline is named.",
        ),
        bad=_share('{phase: "2025", at_least: 80, baseline: 2021}'),
        good=_share('{phase: "2025", at_least: 80}'),
    ),
)
