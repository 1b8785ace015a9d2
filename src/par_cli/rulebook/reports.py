"""Reports (PAR6xx): what was reported, and where it comes from."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Example, Rule, Words

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "PAR601",
        "error",
        Words(
            vi="Tử số và mẫu số đi cùng nhau.",
            en="Numerator and denominator stand together.",
        ),
        Words(
            vi="Thiếu một trong hai thì không tính được tỷ lệ.",
            en="One of them alone gives no percentage.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, numerator: 1245, published: 2025-02-10, source: Báo cáo 12}
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
        "PAR602",
        "error",
        Words(
            vi="Mỗi mục số liệu có một giá trị: value, hoặc numerator cùng denominator, hoặc change.",
            en="An entry under values holds a value: value, or numerator with denominator, or change.",
        ),
        Words(
            vi="Mục không có giá trị thì không nói lên điều gì. Kỳ chưa có số liệu thì bỏ cả mục.",
            en="An entry without a value says nothing. Where there is no figure yet, leave the whole entry out.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR603",
        "error",
        Words(
            vi="bound đi cùng value, là con số mà nó giới hạn.",
            en="A bound stands beside the value that it bounds.",
        ),
        Words(
            vi="“Ít nhất” mà không có số thì không so sánh được. Tử số và mẫu số đã là con số chính xác.",
            en="“At least” without a number cannot be compared with anything. Counts are exact and need no bound.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, bound: at_least, numerator: 1245, denominator: 2000,
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
        "PAR604",
        "error",
        Words(
            vi="as_printed ghi con số in trong nguồn khi nó không khớp với tử số và mẫu số, kèm note giải thích.",
            en="as_printed keeps what a source prints where its own counts disagree, with a note that says so.",
        ),
        Words(
            vi="Không có giải thích thì người đọc tưởng là lỗi của người nhập số liệu.",
            en="Without the note a reader takes it for a slip of whoever typed the figures.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, numerator: 1245, denominator: 2000, as_printed: 65.2,
    published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, numerator: 1245, denominator: 2000, as_printed: 65.2,
    published: 2025-02-10, source: Báo cáo 12, note: Nguồn in 65.2%}
""",
        ),
    ),
    Rule(
        "PAR605",
        "error",
        Words(
            vi="Tử số và mẫu số chỉ dùng cho chỉ số theo dõi tính bằng phần trăm.",
            en="Numerator and denominator belong to an indicator in percent.",
        ),
        Words(
            vi="Hai con số đó cho ra tỷ lệ phần trăm, không phải thứ hạng hay số lượng.",
            en="The two make a percentage, not a rank or a number of things.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: index-rank, period: 2024, numerator: 12, denominator: 63, of: 63,
    published: 2025-02-10, source: Báo cáo 12}
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
        "PAR606",
        "error",
        Words(
            vi="of (số đơn vị được xếp hạng) chỉ dùng cho thứ hạng.",
            en="of, the number ranked, belongs to a rank.",
        ),
        Words(
            vi="Ở tỷ lệ phần trăm, of không có nghĩa. Tổng số thì ghi ở denominator.",
            en="Beside a percentage it means nothing. A total is written as denominator.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, of: 63, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR607",
        "warning",
        Words(
            vi="Số liệu là của một chỉ số có đơn vị tính.",
            en="A value is one of an indicator that has a unit.",
        ),
        Words(
            vi="Chỉ số không có đơn vị tính được xét theo việc đã làm xong hay chưa; con số báo cáo cho nó không dùng "
            "vào đâu.",
            en="An indicator without a unit is judged by whether something is done; a number reported for it is used "
            "nowhere.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: staff-plan, period: 2024, value: 90, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
outcomes:
  - {target: staff-plan/2025, state: in_progress, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR608",
        "error",
        Words(
            vi="Thứ hạng ghi kèm số đơn vị được xếp hạng (of).",
            en="A rank comes with the number ranked (of).",
        ),
        Words(
            vi="Thứ 12 trong 63 khác xa thứ 12 trong 34. Thiếu tổng số thì không so sánh được.",
            en="12th of 63 is far from 12th of 34. Without the number, ranks cannot be compared.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: index-rank, period: 2024, value: 12, published: 2025-02-10, source: Báo cáo 12}
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
        "PAR609",
        "error",
        Words(
            vi="Cùng một nội dung và cùng một ngày công bố thì chỉ báo cáo một lần.",
            en="One thing is reported once on one day of publication.",
        ),
        Words(
            vi="Hai mục cùng ngày thì không biết mục nào được dùng. Số liệu sửa lại thì ghi ngày công bố của lần sửa.",
            en="Of two on one day nobody knows which holds. A corrected figure has the day on which it was corrected.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, published: 2025-02-10, source: Báo cáo 12}
  - {indicator: online-share, period: 2024, value: 64.1, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, published: 2025-02-10, source: Báo cáo 12}
  - {indicator: online-share, period: 2024, value: 64.1, published: 2025-04-15, source: Báo cáo 30}
""",
        ),
    ),
    Rule(
        "PAR610",
        "error",
        Words(
            vi="Báo cáo ghi đủ những gì trạng thái của nó cần: đã hoàn thành thì có ngày, gia hạn thì có văn "
            "bản và thời hạn mới.",
            en="A report says what its state needs: a day where it is done, a document and the new day where "
            "it is extended.",
        ),
        Words(
            vi="Thiếu ngày thì không biết là đúng hạn hay trễ hạn. Thiếu văn bản thì ai cũng có thể tự lùi thời hạn.",
            en="Without the day nobody can tell whether it was in time, and without the document anybody "
            "could move a deadline.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
tasks:
  - {task: I.1, state: done, published: 2023-12-05, evidence: Quyết định 45}
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
        "PAR611",
        "error",
        Words(
            vi="Chỉ ghi một trong hai: on (chính ngày hoàn thành) hoặc by (chậm nhất là ngày đó).",
            en="Only one is given: on, the day itself, or by, a day by which it was done.",
        ),
        Words(
            vi="Đã biết chính ngày thì không cần ngày chậm nhất; ghi cả hai thì không rõ tin ngày nào.",
            en="Who knows the day needs no bound for it; with both, it is not clear which to believe.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
tasks:
  - {task: I.1, state: done, on: 2023-11-20, by: 2023-12-01, published: 2023-12-05, evidence: Quyết định 45}
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
        "PAR612",
        "error",
        Words(
            vi="due (thời hạn mới) chỉ dùng khi gia hạn.",
            en="due, the new deadline, belongs to an extension.",
        ),
        Words(
            vi="Thời hạn chỉ thay đổi khi có văn bản gia hạn, không phải vì báo cáo ghi một ngày khác.",
            en="A deadline moves by a document that extends it, not because a report gives another day.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
tasks:
  - {task: I.1, state: in_progress, due: 2024-06-30, document: Quyết định 50, published: 2023-12-20}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
tasks:
  - {task: I.1, state: extended, due: 2024-06-30, document: Quyết định 50, published: 2023-12-20}
""",
        ),
    ),
    Rule(
        "PAR613",
        "error",
        Words(
            vi="thresholds ghi con số do văn bản khác quy định, cho chỉ tiêu có refers_to.",
            en="A number under thresholds is for a target that leaves it to another document (refers_to).",
        ),
        Words(
            vi="Chỉ tiêu đã có mức riêng thì giữ mức đó; hai mức cho một chỉ tiêu thì không biết xét theo mức nào.",
            en="A target with a number of its own keeps that one; with two, nobody knows which it is judged by.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
thresholds:
  - {target: online-share/2025, value: 85, document: Nghị quyết 5, published: 2024-03-01}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
thresholds: []
""",
        ),
    ),
    Rule(
        "PAR614",
        "error",
        Words(
            vi="Chỉ tiêu có con số thì báo cáo con số, không báo cáo là đạt hay chưa đạt.",
            en="A target with a number is reported by its number, not as done or not done.",
        ),
        Words(
            vi="Kết luận phải tính được từ số liệu, ai cũng kiểm tra lại được.",
            en="The verdict must follow from the figure, so that anybody can check it.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
outcomes:
  - {target: online-share/2025, state: done, on: 2024-12-31, published: 2025-02-10, evidence: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 82.1, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR615",
        "error",
        Words(
            vi="Chỉ gia hạn được chỉ tiêu có một thời hạn; không gia hạn chỉ tiêu xét theo từng năm hay gộp "
            "từ các chỉ tiêu khác.",
            en="Only a target with one deadline of its own is extended, not one judged year by year or made "
            "up of others.",
        ),
        Words(
            vi="Mỗi năm tự đến hạn vào cuối năm, nên không có một thời hạn chung để lùi. Chỉ tiêu gộp thì "
            "gia hạn từng phần.",
            en="Each year falls due by itself, so there is no single deadline to move. Of a whole, the parts "
            "are extended.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
outcomes:
  - {target: index-rank/yearly, state: extended, due: 2026-06-30, document: Quyết định 50,
    published: 2025-12-01}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
outcomes: []
""",
        ),
    ),
    Rule(
        "PAR616",
        "error",
        Words(
            vi="Gia hạn chỉ tiêu thì thời hạn mới sau thời hạn ban đầu.",
            en="An extension of a target moves its deadline to a later day.",
        ),
        Words(
            vi="Một ngày sớm hơn không phải là gia hạn; thường là gõ nhầm năm.",
            en="An earlier day gives no more time; mostly the year is wrong.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
outcomes:
  - {target: online-share/2025, state: extended, due: 2025-06-30, document: Quyết định 50,
    published: 2025-03-01}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
outcomes:
  - {target: online-share/2025, state: extended, due: 2026-06-30, document: Quyết định 50,
    published: 2025-03-01}
""",
        ),
    ),
    Rule(
        "PAR617",
        "error",
        Words(
            vi="Gia hạn nhiệm vụ thì thời hạn mới sau thời hạn ban đầu.",
            en="An extension of a task moves its due date to a later day.",
        ),
        Words(
            vi="Một ngày sớm hơn không phải là gia hạn, mà nhiệm vụ lại bị tính quá hạn sớm hơn.",
            en="An earlier day gives no more time, and the task would count as overdue too soon.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
tasks:
  - {task: I.1, state: extended, due: 2023-06-30, document: Quyết định 50, published: 2023-03-01}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
tasks:
  - {task: I.1, state: extended, due: 2024-06-30, document: Quyết định 50, published: 2023-03-01}
""",
        ),
    ),
    Rule(
        "PAR620",
        "warning",
        Words(
            vi="Số liệu được công bố khi đã hết kỳ; số ước thực hiện thì ghi provisional: true.",
            en="A value is published when its period is over; an estimate says provisional: true.",
        ),
        Words(
            vi="Số công bố trước khi hết kỳ là số ước, hoặc kỳ hay ngày bị ghi nhầm. Ghi nhầm 2024 cho số 9 "
            "tháng thì thành số cả năm.",
            en="What is published earlier is an estimate, or period or day are wrong: nine months written as "
            "2024 become the whole year.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, published: 2024-12-20, source: Báo cáo 80}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, provisional: true,
    published: 2024-12-20, source: Báo cáo 80}
""",
        ),
    ),
    Rule(
        "PAR621",
        "warning",
        Words(
            vi="Ngày công bố và ngày hoàn thành không sau ngày kiểm tra.",
            en="No day of publication and no day of completion lies ahead.",
        ),
        Words(
            vi="Điều ghi vào ngày chưa đến thì chưa được tính, và thường là gõ nhầm năm.",
            en="What bears a day that has not come does not count yet, and mostly the year is wrong.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, published: 2052-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR622",
        "warning",
        Words(
            vi="Số đơn vị được xếp hạng giữ nguyên như kỳ trước; nếu thay đổi thì note ghi lý do. Mẫu số của "
            "chỉ số level thay đổi quá một phần mười cũng vậy.",
            en="The number ranked is that of the value before, or a note says why not; so is the denominator "
            "of a level where it changes by more than a tenth.",
        ),
        Words(
            vi="Từ hạng 12 trong 63 lên hạng 7 trong 34 chưa chắc là tiến bộ. Người đọc cần biết vì sao tổng "
            "số thay đổi.",
            en="From 12th of 63 to 7th of 34 may be no progress at all. Readers must know why the number has changed.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: index-rank, period: 2023, value: 12, of: 63, published: 2024-04-20, source: Báo cáo 31}
  - {indicator: index-rank, period: 2024, value: 7, of: 34, published: 2025-04-20, source: Báo cáo 33}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: index-rank, period: 2023, value: 12, of: 63, published: 2024-04-20, source: Báo cáo 31}
  - {indicator: index-rank, period: 2024, value: 7, of: 34,
    published: 2025-04-20, source: Báo cáo 33, note: Xếp hạng 34 đơn vị sau sáp nhập}
""",
        ),
    ),
    Rule(
        "PAR623",
        "warning",
        Words(
            vi="Kỳ số liệu tròn năm, nửa năm, quý hoặc tháng, đúng nhịp báo cáo (reported) của chỉ số theo "
            "dõi; số level thì ghi vào ngày nào cũng được.",
            en="A period is made of whole years, half years, quarters or months, as its indicator is "
            "reported; a level may be of any day.",
        ),
        Words(
            vi="Số của một quý ghi cho chỉ số báo cáo hằng năm thì không so được với các năm khác.",
            en="A quarter of an indicator that is reported by years cannot be compared with its years.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024-Q4, value: 62.3, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR624",
        "warning",
        Words(
            vi="Số liệu có nguồn: source, url, hoặc line là dòng của quyết định.",
            en="A value has a source: source, url, or line of the decision.",
        ),
        Words(
            vi="Không có nguồn thì không ai kiểm tra lại được con số.",
            en="Without one nobody can look the figure up.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, published: 2025-02-10}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR625",
        "warning",
        Words(
            vi="Hai số liệu khác nhau của cùng một kỳ thì cả hai có ngày công bố.",
            en="Two different values of one period both say when they were published.",
        ),
        Words(
            vi="Số liệu công bố sau được dùng. Số không có ngày luôn bị coi là có trước, kể cả khi nó là số đã sửa.",
            en="The one published last holds. One without a day counts as the earlier, even where it is the "
            "correction.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, published: 2025-02-10, source: Báo cáo 12}
  - {indicator: online-share, period: 2024, value: 64.1, source: Báo cáo 30}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 62.3, published: 2025-02-10, source: Báo cáo 12}
  - {indicator: online-share, period: 2024, value: 64.1, published: 2025-04-15, source: Báo cáo 30}
""",
        ),
    ),
    Rule(
        "PAR626",
        "warning",
        Words(
            vi="Cơ quan báo cáo số liệu thuộc danh sách reporters của chỉ số theo dõi, nếu có danh sách đó; "
            "ghi nhóm là gồm các thành viên.",
            en="Who reports a value is among the indicator's reporters, where it lists them; a group stands "
            "for its members.",
        ),
        Words(
            vi="Số của cơ quan ngoài danh sách không được cộng vào tổng, mà không ai hay biết.",
            en="The value of anybody else is left out of the sum, and nobody notices.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, reporter: justice, value: 62.3,
    published: 2025-02-10, source: Báo cáo 12}
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, reporter: home-affairs, value: 62.3,
    published: 2025-02-10, source: Báo cáo 12}
""",
        ),
    ),
    Rule(
        "PAR627",
        "warning",
        Words(
            vi="Việc báo cáo là đã hoàn thành thì hoàn thành trước khi công bố, hoặc đúng ngày đó.",
            en="What a report says is done was done by the day on which it was published.",
        ),
        Words(
            vi="Hôm nay không thể báo cáo là đã xong một việc của ngày mai: một trong hai ngày bị ghi nhầm.",
            en="Nobody can report today what is done tomorrow: one of the two days is wrong.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
tasks:
  - {task: I.1, state: done, on: 2023-12-20, published: 2023-12-05, evidence: Quyết định 45}
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
