"""Every word that a table prints, in Vietnamese and English; the codes of JSON have none of it.

The Vietnamese words are those of the field.  A test walks the lists: every code has a word in both
languages.
"""

from __future__ import annotations

from collections.abc import Mapping

from par_cli.model.fields import Language as Language  # noqa: PLC0414 - the words are by language
from par_cli.model.operators import OPERATORS

Words = Mapping[str, Mapping[Language, str]]

TARGET_STATUS: Words = {
    "superseded": {"vi": "dừng áp dụng", "en": "superseded"},
    "not_applicable": {"vi": "không có đối tượng", "en": "not applicable"},
    "met": {"vi": "đạt", "en": "met"},
    "missed": {"vi": "không đạt", "en": "missed"},
    "awaiting": {"vi": "chờ công bố", "en": "awaiting"},
    "unreported": {"vi": "chưa báo cáo", "en": "unreported"},
    "no_data": {"vi": "chưa có số liệu", "en": "no data"},
    "on_track": {"vi": "đúng tiến độ", "en": "on track"},
    "at_risk": {"vi": "có nguy cơ chậm tiến độ", "en": "at risk"},
    "off_track": {"vi": "chậm tiến độ", "en": "off track"},
    "regressing": {"vi": "kém hơn năm gốc", "en": "regressing"},
    "unrated": {"vi": "chưa đủ căn cứ đánh giá", "en": "unrated"},
}

OCCURRENCE_STATUS: Words = {
    "unfinished": {"vi": "chưa xong, quá hạn", "en": "unfinished"},
    "unreported": {"vi": "chưa báo cáo", "en": "unreported"},
    "open": {"vi": "trong hạn", "en": "open"},
    "done_late": {"vi": "hoàn thành quá hạn", "en": "done late"},
    "done_on_time": {"vi": "hoàn thành đúng hạn", "en": "done on time"},
    "undated": {"vi": "không quy định thời hạn", "en": "undated"},
    "superseded": {"vi": "dừng áp dụng", "en": "superseded"},
}

SIGN: Mapping[str, str] = {
    "superseded": "-",
    "not_applicable": "-",
    "met": "✓",
    "missed": "✗",
    "awaiting": "~",
    "unreported": "?",
    "no_data": "·",
    "on_track": "+",
    "at_risk": "!",
    "off_track": "!",
    "regressing": "↓",
    "unrated": "·",
    "unfinished": "✗",
    "open": "·",
    "done_late": "✓",
    "done_on_time": "✓",
    "undated": "·",
}

FLAG: Words = {
    "so_far": {"vi": "tính đến nay", "en": "so far"},
    "must_exceed": {"vi": "phải vượt, bằng là chưa đạt", "en": "must exceed"},
    "above_range": {"vi": "trên khoảng", "en": "above the range"},
    "below_range": {"vi": "dưới khoảng", "en": "below the range"},
    "worsening": {"vi": "đang xấu đi", "en": "worsening"},
    "lost": {"vi": "đã đạt, nay không còn đạt", "en": "met before, lost"},
    "met_late": {"vi": "đạt muộn", "en": "met late"},
    "later_value": {"vi": "có số liệu kỳ sau", "en": "later value"},
    "base_revised": {"vi": "giá trị gốc đã sửa", "en": "base revised"},
    "provisional": {"vi": "sơ bộ", "en": "provisional"},
    "population_changed": {"vi": "số đơn vị xếp hạng đã đổi", "en": "population changed"},
    "series_break": {"vi": "gãy chuỗi", "en": "series break"},
    "bounded": {"vi": "chỉ biết giới hạn", "en": "only a bound"},
    "partial": {"vi": "mới có một phần đơn vị báo cáo", "en": "partial"},
    "stale": {"vi": "số liệu cũ", "en": "stale"},
}

REASON: Words = {
    "no_report": {"vi": "chưa có báo cáo", "en": "no report yet"},
    "reporters_missing": {"vi": "chưa đủ đơn vị báo cáo", "en": "not all have reported"},
    "not_additive": {"vi": "số liệu các đơn vị không cộng được", "en": "the reporters' values do not add up to one"},
    "not_every_one": {"vi": "chưa phải mọi đơn vị đều đạt", "en": "not every one meets it"},
    "only_baseline": {"vi": "mới có giá trị năm gốc", "en": "only the baseline is known"},
    "base_unknown": {"vi": "chưa có giá trị gốc {relative_to}", "en": "base of {relative_to} unknown"},
    "figure_unknown": {"vi": "văn bản chưa giao con số", "en": "the document's figure is unknown"},
    "no_year_due": {"vi": "chưa đến kỳ xét", "en": "no {step} due yet"},
    "no_baseline": {"vi": "không có giá trị năm gốc", "en": "no baseline"},
    "against_year_before": {
        "vi": "so với năm trước, không có lộ trình",
        "en": "against the year before, without a path",
    },
    "base_below_zero": {"vi": "giá trị gốc dưới 0, không tính được mức %", "en": "a percentage of a base below 0"},
    "series_break": {"vi": "gãy chuỗi số liệu", "en": "series break"},
    "population_changed": {"vi": "số đơn vị xếp hạng đã đổi", "en": "population changed"},
    "bound_undecided": {"vi": "chỉ biết giới hạn", "en": "only a bound is known"},
    "only_span_decides": {"vi": "chỉ số bình quân giai đoạn quyết định", "en": "only the average of the span decides"},
    "part_of_year": {"vi": "số lũy kế chưa đủ năm", "en": "cumulative, part of the year"},
    "not_on_path": {"vi": "không có lộ trình", "en": "no path"},
    "reported_in_progress": {"vi": "báo cáo: chưa xong", "en": "reported as not done"},
    "previous_year_unknown": {"vi": "chưa có số liệu năm trước", "en": "the year before is unknown"},
    "years_open": {"vi": "{step} chưa kết thúc", "en": "the {step} is not over"},
}

SCHEDULE: Words = {
    "once": {"vi": "một lần", "en": "once"},
    "yearly": {"vi": "hằng năm", "en": "every year"},
    "yearly_plan": {"vi": "theo kế hoạch hằng năm", "en": "by each year's plan"},
    "half_yearly": {"vi": "6 tháng một lần", "en": "every half year"},
    "quarterly": {"vi": "hằng quý", "en": "every quarter"},
    "monthly": {"vi": "hằng tháng", "en": "every month"},
    "period": {"vi": "giai đoạn", "en": "period"},
    "milestones": {"vi": "theo mốc", "en": "milestones"},
    "continuous": {"vi": "thường xuyên", "en": "continuous"},
    "external": {"vi": "theo lộ trình Trung ương", "en": "by a central roadmap"},
}

STEP: Words = {
    "year": {"vi": "năm", "en": "year"},
    "half": {"vi": "nửa năm", "en": "half year"},
    "quarter": {"vi": "quý", "en": "quarter"},
    "month": {"vi": "tháng", "en": "month"},
}

STEPS: Words = {
    "year": {"vi": "năm", "en": "years"},
    "half": {"vi": "nửa năm", "en": "half years"},
    "quarter": {"vi": "quý", "en": "quarters"},
    "month": {"vi": "tháng", "en": "months"},
}

ROUND: Words = {
    "year": {"vi": "hằng năm", "en": "yearly"},
    "half": {"vi": "6 tháng một lần", "en": "half-yearly"},
    "quarter": {"vi": "hằng quý", "en": "quarterly"},
    "month": {"vi": "hằng tháng", "en": "monthly"},
}

UNIT: Words = {
    "percent": {"vi": "điểm %", "en": "pp"},
    "rank": {"vi": "bậc", "en": "places"},
    "one_rank": {"vi": "bậc", "en": "place"},
    "count": {"vi": "", "en": ""},
}

FILTER: Words = {
    "phase": {"vi": "giai đoạn", "en": "phase"},
    "section": {"vi": "mục", "en": "section"},
    "agency": {"vi": "cơ quan", "en": "agency"},
    "status": {"vi": "trạng thái", "en": "status"},
    "overdue": {"vi": "quá hạn", "en": "overdue"},
}

_SIGNED: Words = {
    name: {"vi": f"{row.sign} {{value}}", "en": f"{row.sign} {{value}}"} for name, row in OPERATORS.items() if row.sign
}

GOAL: Words = {
    **_SIGNED,
    "between": {"vi": "{value}–{upper}", "en": "{value}–{upper}"},
    "reduce_by": {"vi": "giảm {value} so với {relative_to}", "en": "cut {value} from {relative_to}"},
    "raise_by": {"vi": "tăng {value} so với {relative_to}", "en": "raise {value} from {relative_to}"},
    "improve": {"vi": "mỗi năm tốt hơn", "en": "better each year"},
    "outcome": {"vi": "hoàn thành", "en": "done"},
    "refers_to": {"vi": "theo {document}", "en": "as in {document}"},
    "all_of": {"vi": "đạt cả {parts} chỉ tiêu thành phần", "en": "all of {parts} targets"},
    "any_of": {"vi": "đạt một trong {parts} chỉ tiêu thành phần", "en": "one of {parts} targets"},
    "top": {"vi": "nhóm {value}", "en": "top {value}"},
}

TEMPLATE: Words = {
    "indicator": {"vi": "Chỉ số", "en": "Indicator"},
    "name": {"vi": "Tên chỉ số", "en": "Indicator name"},
    "definition": {"vi": "Định nghĩa", "en": "Definition"},
    "unit": {"vi": "Đơn vị tính", "en": "Unit"},
    "last": {"vi": "Giá trị gần nhất", "en": "Last known value"},
    "last_period": {"vi": "Kỳ gần nhất", "en": "Last known period"},
    "reporter": {"vi": "Đơn vị báo cáo", "en": "Reporter"},
    "reporter_name": {"vi": "Tên đơn vị báo cáo", "en": "Reporter name"},
    "period": {"vi": "Kỳ", "en": "Period"},
    "value": {"vi": "Giá trị", "en": "Value"},
    "of": {"vi": "Trong số", "en": "Of"},
    "numerator": {"vi": "Tử số", "en": "Numerator"},
    "denominator": {"vi": "Mẫu số", "en": "Denominator"},
    "published": {"vi": "Ngày công bố", "en": "Published"},
    "source": {"vi": "Nguồn", "en": "Source"},
    "note": {"vi": "Ghi chú", "en": "Note"},
}
"""The columns of a file to fill in, in their order."""

TEMPLATE_UNIT: Words = {
    "percent": {"vi": "%", "en": "%"},
    "rank": {"vi": "thứ hạng", "en": "rank"},
    "count": {"vi": "số lượng", "en": "count"},
}

IN_CELL: Words = {
    "of": {"vi": "{value} trên {other}", "en": "{value} of {other}"},
    "month": {"vi": "Tháng {value}", "en": "Month {value}"},
}
"""What a spreadsheet program would take for a day, in words."""

BOUND: Words = {
    "more_than": {"vi": "trên {value}", "en": "over {value}"},
    "less_than": {"vi": "dưới {value}", "en": "under {value}"},
    "at_least": {"vi": "từ {value}", "en": "{value} or more"},
    "at_most": {"vi": "đến {value}", "en": "up to {value}"},
    "beyond": {"vi": "ngoài {value}", "en": "beyond {value}"},
}

DETAIL: Words = {
    "deadline": {"vi": "hạn {day}", "en": "by {day}"},
    "baseline": {"vi": "năm gốc {value}", "en": "baseline {value}"},
    "later": {"vi": "kỳ sau {value}", "en": "later {value}"},
    "stretch": {"vi": "phấn đấu {goal}", "en": "stretch {goal}"},
    "stretch_met": {"vi": "phấn đấu {goal}: đạt", "en": "stretch {goal}: met"},
    "stretch_not_met": {"vi": "phấn đấu {goal}: chưa đạt", "en": "stretch {goal}: not met"},
    "only_baseline": {"vi": "mới nhất là năm gốc", "en": "newest is the baseline"},
    "days_overdue": {"vi": "quá hạn {days}", "en": "{days} overdue"},
    "set_by": {"vi": "ấn định: {text}", "en": "set by: {text}"},
    "by_field": {"vi": "chủ trì theo lĩnh vực", "en": "owner by field"},
    "coordinating": {"vi": "phối hợp: {names}", "en": "with: {names}"},
    "targets_missed": {"vi": "chỉ tiêu không đạt: {number}", "en": "targets missed: {number}"},
    "part_of": {"vi": "thành phần của {id}", "en": "part of {id}"},
}

PAPER: Words = {
    "evidence": {"vi": "tài liệu kiểm chứng: {text}", "en": "evidence: {text}"},
    "document": {"vi": "văn bản: {text}", "en": "document: {text}"},
    "reason": {"vi": "lý do: {text}", "en": "reason: {text}"},
    "cause": {"vi": "nguyên nhân: {text}", "en": "cause: {text}"},
    "remedy": {"vi": "giải pháp: {text}", "en": "remedy: {text}"},
}

SHORT_GOAL: Words = {
    "reduce_by": {"vi": "giảm {value}", "en": "cut {value}"},
    "raise_by": {"vi": "tăng {value}", "en": "raise {value}"},
    "refers_to": {"vi": "theo văn bản", "en": "as referred"},
    "all_of": {"vi": "cả {parts}", "en": "all of {parts}"},
    "any_of": {"vi": "một trong {parts}", "en": "one of {parts}"},
}

HEADING: Words = {
    "targets": {"vi": "CHỈ TIÊU", "en": "TARGETS"},
    "tasks": {"vi": "NHIỆM VỤ", "en": "TASKS"},
    "tasks_row": {"vi": "nhiệm vụ", "en": "tasks"},
    "occurrences_row": {"vi": "đầu việc", "en": "occurrences"},
    "total": {"vi": "Tổng", "en": "Total"},
    "met": {"vi": "Đạt", "en": "Met"},
    "missed": {"vi": "Không đạt", "en": "Missed"},
    "unreported": {"vi": "Chưa báo cáo", "en": "Unreported"},
    "other": {"vi": "Còn lại", "en": "Other"},
    "done_on_time": {"vi": "Đúng hạn", "en": "On time"},
    "done_late": {"vi": "Muộn", "en": "Late"},
    "unfinished": {"vi": "Chưa xong", "en": "Unfinished"},
    "open": {"vi": "Còn hạn", "en": "Open"},
    "undated": {"vi": "K.hạn", "en": "Undated"},
    "id": {"vi": "Mã", "en": "Id"},
    "goal": {"vi": "Phải đạt", "en": "Must be"},
    "newest": {"vi": "Mới nhất (kỳ)", "en": "Newest (period)"},
    "gap": {"vi": "Còn cách", "en": "Gap"},
    "pace": {"vi": "Nhịp độ", "en": "Pace"},
    "status": {"vi": "Trạng thái", "en": "Status"},
    "due": {"vi": "Thời gian hoàn thành", "en": "Due"},
    "overdue_days": {"vi": "Quá hạn (ngày)", "en": "Overdue (days)"},
    "indicator": {"vi": "Chỉ số", "en": "Indicator"},
    "before": {"vi": "Kỳ trước", "en": "Before"},
    "newest_edition": {"vi": "Kỳ mới nhất", "en": "Newest"},
    "against": {"vi": "So với chỉ tiêu {when}", "en": "Against {when} target"},
    "against_own": {"vi": "So với chỉ tiêu", "en": "Against its target"},
    "overdue_for": {"vi": "Quá hạn", "en": "Overdue"},
    "target_name": {"vi": "Chỉ tiêu", "en": "Target"},
    "task_name": {"vi": "Nhiệm vụ", "en": "Task"},
    "tasks_late": {"vi": "Nhiệm vụ", "en": "Tasks"},
    "lead": {"vi": "Chủ trì", "en": "Lead"},
    "day": {"vi": "Hạn", "en": "Due"},
    "falls_due": {"vi": "Đến hạn", "en": "Falls due"},
    "details": {"vi": "Chi tiết", "en": "Details"},
    "lead_named": {"vi": "Cơ quan chủ trì (theo Đề án)", "en": "Lead agency (as decided)"},
    "answers_today": {"vi": "Nay là", "en": "Today"},
    "count_tasks": {"vi": "Nhiệm vụ", "en": "Tasks"},
    "count_due": {"vi": "Đến hạn", "en": "Due"},
    "count_targets": {"vi": "Chỉ tiêu", "en": "Targets"},
    "targets_unreported": {"vi": "Chỉ tiêu chưa báo cáo", "en": "Targets unreported"},
    "on_time_rate": {"vi": "Tỷ lệ đúng hạn", "en": "On-time rate"},
}

TEXT: Words = {
    "as_of": {"vi": "Tính đến {day}", "en": "As of {day}"},
    "embedded": {"vi": "dữ liệu kèm theo par", "en": "data embedded in par"},
    "folder": {"vi": "dữ liệu: {folder}", "en": "data: {folder}"},
    "newest": {"vi": "số liệu mới nhất công bố {day}", "en": "newest figure published {day}"},
    "newest_none": {"vi": "chưa có số liệu nào", "en": "no figure yet"},
    "newest_undated": {"vi": "số liệu không ghi ngày công bố", "en": "figures without a day of publication"},
    "only": {"vi": "Chỉ gồm: {filters}", "en": "Only: {filters}"},
    "overdue_both": {
        "vi": "ĐÃ QUÁ HẠN: {targets}/{all_targets} chỉ tiêu và {tasks}/{all_tasks} nhiệm vụ ({occurrences} đầu việc).",
        "en": "PAST DUE: {targets} of {all_targets} targets and {tasks} of {all_tasks} tasks"
        " ({occurrences} occurrences).",
    },
    "overdue_targets": {
        "vi": "ĐÃ QUÁ HẠN: {targets}/{all_targets} chỉ tiêu.",
        "en": "PAST DUE: {targets} of {all_targets} targets.",
    },
    "overdue_tasks": {
        "vi": "ĐÃ QUÁ HẠN: {tasks}/{all_tasks} nhiệm vụ ({occurrences} đầu việc).",
        "en": "PAST DUE: {tasks} of {all_tasks} tasks ({occurrences} occurrences).",
    },
    "overdue_none": {"vi": "CHƯA CÓ MỤC NÀO QUÁ HẠN.", "en": "NOTHING IS PAST DUE."},
    "nothing": {
        "vi": "Không có chỉ tiêu, nhiệm vụ nào như yêu cầu.",
        "en": "No target or task fits what was asked for.",
    },
    "all_unreported": {
        "vi": "Toàn bộ do CHƯA CÓ BÁO CÁO; chưa mục nào được báo là không đạt hay chưa xong.",
        "en": "All of it for LACK OF A REPORT; nothing is reported as missed or unfinished.",
    },
    "none_unreported": {
        "vi": "Toàn bộ đã có báo cáo: {missed} chỉ tiêu không đạt, {unfinished} đầu việc chưa xong.",
        "en": "All of it is reported: targets missed {missed}, occurrences unfinished {unfinished}.",
    },
    "some_unreported": {
        "vi": "Chưa có báo cáo: {unreported} chỉ tiêu, {silent} đầu việc. Có báo cáo: {missed} chỉ tiêu không đạt,"
        " {unfinished} đầu việc chưa xong.",
        "en": "Without a report: targets {unreported}, occurrences {silent}. Reported: targets missed {missed},"
        " occurrences unfinished {unfinished}.",
    },
    "of_which": {"vi": "{part} ({number} {reason})", "en": "{part} ({number}: {reason})"},
    "group_newest": {
        "vi": "{group}: chưa có số liệu kỳ {when}, dưới đây là kỳ mới nhất",
        "en": "{group}: no figure for {when}; newest known shown",
    },
    "provisional_mark": {"vi": " (* sơ bộ)", "en": " (* provisional)"},
    "none_yet": {"vi": "chưa có", "en": "none"},
    "told_target": {
        "vi": "{id} ({goal}): {now}; trước đó: {was}",
        "en": "{id} ({goal}): {now}; was: {was}",
    },
    "told_task": {"vi": "{id} {key}: {now}; trước đó: {was}", "en": "{id} {key}: {now}; was: {was}"},
    "told_due": {"vi": "{status}, hạn {day}", "en": "{status}, due {day}"},
    "told_done": {"vi": "đã xong", "en": "done"},
    "told_in_progress": {"vi": "đang thực hiện", "en": "in progress"},
    "told_not_done": {"vi": "chưa xong", "en": "not done"},
    "told_not_started": {"vi": "chưa bắt đầu", "en": "not started"},
    "told_extended": {"vi": "được gia hạn", "en": "extended"},
    "told_superseded": {"vi": "không còn áp dụng", "en": "no longer applies"},
    "told_from": {"vi": "Được tính từ {day}", "en": "Counts from {day}"},
    "short_by": {"vi": "còn cách {gap}", "en": "{gap} short"},
    "must_exceed": {"vi": "bằng, phải vượt", "en": "equal, must exceed"},
    "meets": {"vi": "đạt", "en": "met"},
    "inside": {"vi": "trong {goal}", "en": "inside"},
    "outside": {"vi": "ngoài {goal}", "en": "outside"},
    "population": {"vi": " (của {of})", "en": " (of {of})"},
    "other_figures": {"vi": "Chỉ tiêu {phase} khác: {figures}", "en": "Other targets {phase}: {figures}"},
    "without_figures": {
        "vi": "{number} chỉ tiêu chưa có số liệu nào sau năm gốc",
        "en": "without any figure after their baseline: {number}",
    },
    "missed_heading": {"vi": "CHỈ TIÊU KHÔNG ĐẠT", "en": "TARGETS MISSED"},
    "slow_heading": {"vi": "CHỈ TIÊU CHẬM, trong hạn", "en": "TARGETS BEHIND, deadline ahead"},
    "tasks_heading": {"vi": "NHIỆM VỤ QUÁ HẠN, lâu nhất trước", "en": "TASKS PAST DUE, longest first"},
    "days": {"vi": "{days} ngày", "en": "{days} days"},
    "day": {"vi": "{days} ngày", "en": "{days} day"},
    "yearly_line_unreported": {
        "vi": "{tasks} nhiệm vụ, mỗi nhiệm vụ thiếu {years}: {occurrences} đầu việc",
        "en": "{tasks} tasks, each without {years}: {occurrences} occurrences",
    },
    "yearly_line_unfinished": {
        "vi": "{tasks} nhiệm vụ, mỗi nhiệm vụ chưa xong {years}: {occurrences} đầu việc",
        "en": "{tasks} tasks, each unfinished in {years}: {occurrences} occurrences",
    },
    "yearly_few_unreported": {"vi": "{ids}: thiếu {years}", "en": "{ids}: without {years}"},
    "yearly_few_unfinished": {"vi": "{ids}: chưa xong {years}", "en": "{ids}: unfinished in {years}"},
    "years": {"vi": "{number} {steps} {first}-{last}", "en": "the {number} {steps} {first}-{last}"},
    "year": {"vi": "{step} {first}", "en": "the {step} {first}"},
    "steps": {"vi": "{number} {steps} từ {first} đến {last}", "en": "the {number} {steps} {first} to {last}"},
    "by_lead": {"vi": "Chủ trì: {leads}", "en": "By lead: {leads}"},
    "no_lead": {"vi": "không ghi cơ quan chủ trì", "en": "no lead named"},
    "today": {"vi": "{name} (nay: {today})", "en": "{name} (today: {today})"},
    "more_leads": {"vi": "{number} cơ quan khác", "en": "{number} more"},
    "due_heading": {"vi": "SẮP ĐẾN HẠN trong {days} ngày (đến {day})", "en": "DUE within {days} days (to {day})"},
    "in_days": {"vi": "còn {days}", "en": "in {days}"},
    "today_due": {"vi": "hôm nay", "en": "today"},
    "due_yearly": {"vi": "{number} nhiệm vụ {round}", "en": "{number} {round} tasks"},
    "due_tasks": {"vi": "nhiệm vụ {ids}", "en": "tasks {ids}"},
    "due_task_count": {"vi": "{number} nhiệm vụ", "en": "{number} tasks"},
    "due_years": {"vi": "{number} chỉ tiêu xét từng {step}", "en": "{number} targets judged {step} by {step}"},
    "due_targets": {"vi": "{number} chỉ tiêu", "en": "{number} targets"},
    "due_target": {"vi": "chỉ tiêu {ids}", "en": "targets {ids}"},
    "more": {"vi": "Xem tiếp: {commands}", "en": "More: {commands}"},
    "bands": {
        "vi": "Nhịp độ: từ {on_track} đúng tiến độ, từ {at_risk} có nguy cơ chậm, dưới đó là chậm,"
        " dưới 0 là kém hơn năm gốc",
        "en": "Pace: from {on_track} on track, from {at_risk} at risk, below that off track, below 0 regressing",
    },
    "account_of": {"vi": "Phần việc của {name} ({id})", "en": "What {name} owes ({id})"},
    "all_agencies": {"vi": "Tổng", "en": "Total"},
    "each_once": {
        "vi": "nhiệm vụ, chỉ tiêu có nhiều cơ quan chủ trì: tính một lần ở dòng này, và tính cho từng cơ quan ở trên",
        "en": "what has several leads counts once in this line, and once with each of them above",
    },
    "counted": {"vi": "{number} mục", "en": "{number} shown"},
    "years_met": {"vi": "{met}/{due} {steps} đạt", "en": "{met} of {due} {steps} met"},
    "done_of_due": {"vi": "{done}/{due} đến hạn đã xong", "en": "{done} of {due} due done"},
    "each": {"vi": "mỗi đơn vị {goal}", "en": "each {goal}"},
    "each_met": {"vi": "{met}/{total} đơn vị đạt", "en": "{met} of {total} meet it"},
    "reported": {"vi": "{done}/{total} đơn vị đã báo cáo", "en": "{done} of {total} reported"},
    "missing": {"vi": "còn thiếu {names}", "en": "missing {names}"},
    "reported_done": {"vi": "{done}/{total} đơn vị báo cáo đã xong", "en": "{done} of {total} reported done"},
    "done_on": {"vi": "xong {day}", "en": "done {day}"},
    "done_by": {"vi": "xong, chậm nhất {day}", "en": "done by {day}"},
    "extended": {"vi": "gia hạn đến {due}, trước là {first}", "en": "extended to {due} from {first}"},
    "in_progress": {"vi": "đang làm", "en": "in progress"},
    "not_started": {"vi": "chưa làm", "en": "not started"},
    "superseded_note": {
        "vi": "{tasks} nhiệm vụ, {occurrences} đầu việc dừng áp dụng",
        "en": "superseded: tasks {tasks}, occurrences {occurrences}",
    },
    "late_note": {"vi": "trong số không đạt, đạt muộn: {number}", "en": "of those missed, met late: {number}"},
    "unverified_note": {
        "vi": " cơ quan nhận nhiệm vụ theo hiểu biết chung, chưa kiểm chứng",
        "en": " successor by general knowledge, unverified",
    },
    "binding": {
        "vi": "Mã thoát chỉ tính phần bắt buộc, không tính giai đoạn định hướng.",
        "en": "The exit code counts what binds, not the orientation phases.",
    },
    "yearly_years": {"vi": "{round} {first}-{last}", "en": "{round} {first}-{last}"},
    "round_steps": {"vi": "{round} từ {first} đến {last}", "en": "{round} {first} to {last}"},
    "quarter": {"vi": "quý {quarter}/{year}", "en": "{year}-Q{quarter}"},
    "half": {"vi": "6 tháng {half}/{year}", "en": "{year}-H{half}"},
    "year_before": {"vi": "cùng kỳ năm trước", "en": "the year before"},
    "nine_months": {"vi": "9 tháng {year}", "en": "{year}-9M"},
}

NUMBER: Words = {
    "threshold": {"vi": "Mức phải đạt", "en": "Threshold"},
    "value": {"vi": "Giá trị", "en": "Value"},
    "gap": {"vi": "Còn cách", "en": "Gap"},
    "margin": {"vi": "Chênh lệch", "en": "Margin"},
    "share": {"vi": "Phần đã đi", "en": "Share done"},
    "expected": {"vi": "Theo lộ trình", "en": "Expected"},
    "behind": {"vi": "Chậm so lộ trình", "en": "Behind path"},
    "pace": {"vi": "Nhịp độ", "en": "Pace"},
    "required": {"vi": "Cần mỗi năm", "en": "Required/year"},
    "recent": {"vi": "Xu hướng", "en": "Recent/year"},
    "projected": {"vi": "Dự báo đến hạn", "en": "Projected"},
}

MEANING: Words = {
    "numerator": {"vi": "tử số {period}", "en": "numerator {period}"},
    "denominator": {"vi": "mẫu số {period}", "en": "denominator {period}"},
    "value": {"vi": "giá trị kỳ {period}", "en": "value of {period}"},
    "change": {"vi": "mức thay đổi % kỳ {period}", "en": "change in % of {period}"},
    "base": {"vi": "giá trị gốc {period}", "en": "base of {period}"},
    "cut": {"vi": "mức thay đổi phải đạt, %", "en": "change asked for, in %"},
    "step": {"vi": "mức thay đổi phải đạt", "en": "change asked for"},
    "threshold": {"vi": "mức phải đạt", "en": "threshold"},
    "upper": {"vi": "cận trên", "en": "upper end"},
    "baseline": {"vi": "năm gốc {period}", "en": "baseline {period}"},
    "before": {"vi": "điểm đầu đoạn lộ trình, {end}", "en": "start of this stretch of the path, {end}"},
    "milestone": {"vi": "điểm cuối đoạn lộ trình, {end}", "en": "end of this stretch of the path, {end}"},
    "days": {"vi": "số ngày từ {start} đến {end}", "en": "days from {start} to {end}"},
    "days_in_all": {"vi": "số ngày từ {start} đến {end}", "en": "days from {start} to {end}"},
    "expected": {"vi": "mức theo lộ trình", "en": "expected"},
    "recent": {"vi": "xu hướng", "en": "recent"},
    "lowest": {"vi": "mức thấp nhất có thể", "en": "lowest possible"},
    "highest": {"vi": "mức cao nhất có thể", "en": "highest possible"},
}

WHY: Words = {
    "no_number": {"vi": "không có con số để so", "en": "there is no number to compare"},
    "nothing_observed": {"vi": "chưa có số liệu nào", "en": "nothing is observed yet"},
    "no_value": {"vi": "chưa có số liệu sau năm gốc", "en": "nothing is observed after the baseline"},
    "only_a_bound": {"vi": "chỉ biết giới hạn, không biết giá trị", "en": "only a bound is known, no number"},
    "value_does_not_decide": {
        "vi": "kỳ mới nhất không phải kỳ được dùng để xét",
        "en": "the newest period is not one that decides",
    },
    "baseline_meets": {
        "vi": "năm gốc đã đạt, phải giữ vững",
        "en": "the baseline meets it already: a target to hold",
    },
    "nothing_expected_yet": {
        "vi": "đến kỳ này lộ trình chưa đòi hỏi bước nào",
        "en": "nothing was to be done by then",
    },
    "deadline_passed": {"vi": "hạn đã qua", "en": "the deadline has passed"},
    "already_met": {"vi": "đã đạt", "en": "it is met already"},
    "no_time_left": {"vi": "kỳ này đã đến hạn", "en": "the period ends on the deadline or after it"},
    "threshold_moves": {
        "vi": "mức phải đạt thay đổi theo từng năm trước",
        "en": "what is asked for moves with the year before",
    },
    "no_direction": {"vi": "cao hay thấp không là tốt hơn", "en": "neither higher nor lower is better"},
    "newest_is_no_year": {
        "vi": "kỳ mới nhất không phải số cả năm",
        "en": "the newest value is not one of a whole year",
    },
    "too_few_changes": {
        "vi": "cần {needed} thay đổi hằng năm liền nhau, mới có {changes}",
        "en": "needs {needed} yearly changes in a row, there are {changes}",
    },
    "no_trend": {"vi": "chưa có xu hướng", "en": "there is no recent trend"},
    "base_unknown": {"vi": "chưa có giá trị gốc", "en": "the base is unknown"},
    "figure_unknown": {"vi": "văn bản chưa giao con số", "en": "the document's figure is unknown"},
    "no_baseline": {"vi": "không có giá trị năm gốc", "en": "there is no baseline"},
    "against_year_before": {
        "vi": "so với năm trước, không có lộ trình",
        "en": "it is against the year before: no path",
    },
    "base_below_zero": {
        "vi": "giá trị gốc dưới 0, không tính được mức %",
        "en": "the base is below 0: a percentage of it is no change",
    },
    "series_break": {"vi": "gãy chuỗi số liệu", "en": "the series breaks on the way"},
    "population_changed": {"vi": "số đơn vị xếp hạng đã đổi", "en": "the number ranked has changed"},
    "part_of_year": {"vi": "số lũy kế chưa đủ năm", "en": "cumulative, part of the year"},
    "not_on_path": {"vi": "không có lộ trình từ năm gốc", "en": "no path leads there from the baseline"},
}

DECIDING_RULE: Words = {
    "newest": {"vi": "còn hạn: kỳ mới nhất sau năm gốc", "en": "deadline ahead: the newest after the baseline"},
    "contains_deadline": {"vi": "hạn đã qua: kỳ có ngày {deadline}", "en": "deadline past: the period with {deadline}"},
    "named_period": {"vi": "kỳ được nêu đích danh: {period}", "en": "the period that the target names: {period}"},
    "level_before_deadline": {
        "vi": "mức đã đạt trước hạn, còn giữ đến khi có số mới",
        "en": "a level reached before the deadline stays reached",
    },
    "report": {"vi": "theo báo cáo hoàn thành", "en": "what is reported of it"},
    "step_by_step": {"vi": "xét từng {step}", "en": "{step} by {step}"},
    "each_reporter": {"vi": "xét từng đơn vị báo cáo", "en": "each reporter by itself"},
    "parts": {
        "vi": "trạng thái đầu tiên trong dãy sau mà một thành phần có: {order}",
        "en": "the first of these that a part has: {order}",
    },
}

BETTER: Words = {
    "higher": {"vi": "cao là tốt", "en": "higher is better"},
    "lower": {"vi": "thấp là tốt", "en": "lower is better"},
    "none": {"vi": "không xét cao thấp", "en": "neither is better"},
    "rank": {"vi": "hạng nhỏ là tốt", "en": "a small rank is better"},
}

COMMITMENT: Words = {
    "firm": {"vi": "", "en": ""},
    "striving": {"vi": "phấn đấu", "en": "striving"},
}

STATE: Words = {
    "done": {"vi": "đã xong", "en": "done"},
    "in_progress": {"vi": "đang làm", "en": "in progress"},
    "not_started": {"vi": "chưa làm", "en": "not started"},
    "not_done": {"vi": "chưa xong", "en": "not done"},
    "extended": {"vi": "gia hạn", "en": "extended"},
    "superseded": {"vi": "dừng áp dụng", "en": "superseded"},
}

SHOW: Words = {
    "chart": {"vi": "BIỂU ĐỒ", "en": "CHART"},
    "figures": {"vi": "SỐ LIỆU", "en": "FIGURES"},
    "computation": {"vi": "CÁCH TÍNH {id}: {goal}", "en": "COMPUTATION {id}: {goal}"},
    "sources": {"vi": "NGUỒN", "en": "SOURCES"},
    "notes": {"vi": "LƯU Ý", "en": "NOTES"},
    "serving": {"vi": "NHIỆM VỤ PHỤC VỤ", "en": "TASKS THAT SERVE IT"},
    "serves": {"vi": "CHỈ TIÊU MÀ NHIỆM VỤ PHỤC VỤ", "en": "TARGETS THAT IT SERVES"},
    "occurrences": {"vi": "ĐẦU VIỆC", "en": "OCCURRENCES"},
    "reports": {"vi": "BÁO CÁO", "en": "REPORTS"},
    "leads": {"vi": "CHỦ TRÌ", "en": "LEADS"},
    "owns": {"vi": "CHỈ TIÊU PHẢI BÁO CÁO", "en": "TARGETS THAT IT OWNS"},
    "coordinates": {"vi": "Phối hợp: {ids}", "en": "Coordinates: {ids}"},
    "answers_for": {"vi": "Nay làm việc của: {names}", "en": "Answers today for: {names}"},
    "successors": {"vi": "Nay là: {names}", "en": "Today: {names}"},
    "until": {"vi": "Hoạt động đến {day}", "en": "Until {day}"},
    "owes": {
        "vi": "Quá hạn: {targets} chỉ tiêu, {occurrences} đầu việc",
        "en": "Past due: targets {targets}, occurrences {occurrences}",
    },
    "owner": {"vi": "Chủ trì: {names}", "en": "Owner: {names}"},
    "lead": {"vi": "Chủ trì: {names}", "en": "Lead: {names}"},
    "by_field": {"vi": "theo lĩnh vực", "en": "by field"},
    "lines": {"vi": "dòng {lines}", "en": "line {lines}"},
    "section_line": {"vi": "mục {section}, dòng {line}", "en": "{section}, line {line}"},
    "section": {"vi": "mục {section}", "en": "{section}"},
    "page": {"vi": "trang {page}", "en": "page {page}"},
    "definition": {"vi": "Định nghĩa: {text}", "en": "Definition: {text}"},
    "numerator": {"vi": "Tử số: {text}", "en": "Numerator: {text}"},
    "denominator": {"vi": "Mẫu số: {text}", "en": "Denominator: {text}"},
    "exceptions": {"vi": "Trừ: {text}", "en": "Except: {text}"},
    "period": {"vi": "Kỳ", "en": "Period"},
    "figure": {"vi": "Giá trị", "en": "Value"},
    "published": {"vi": "Công bố", "en": "Published"},
    "source": {"vi": "Nguồn; ghi chú", "en": "Source; remarks"},
    "reporter": {"vi": "Đơn vị báo cáo", "en": "Reporter"},
    "decision_line": {"vi": "văn bản, dòng {line}", "en": "the decision, line {line}"},
    "no_source": {"vi": "không ghi nguồn", "en": "no source given"},
    "not_dated": {"vi": "không ghi", "en": "not given"},
    "baseline": {"vi": "năm gốc", "en": "baseline"},
    "deciding": {"vi": "quyết định", "en": "decides"},
    "newest": {"vi": "mới nhất", "en": "newest"},
    "revised": {"vi": "về sau đã sửa", "en": "revised later"},
    "sum": {"vi": "cộng từ các đơn vị báo cáo", "en": "the sum over its reporters"},
    "repeated": {"vi": "về sau công bố lại", "en": "published again later"},
    "break": {"vi": "gãy chuỗi", "en": "series break"},
    "comparable": {"vi": "vẫn so được", "en": "comparable"},
    "provisional": {"vi": "sơ bộ", "en": "provisional"},
    "as_printed": {"vi": "nguồn in {value}%", "en": "printed as {value}%"},
    "decides": {"vi": "Kỳ quyết định", "en": "Deciding"},
    "found": {"vi": "{rule}: {value}", "en": "{rule}: {value}"},
    "not_found": {"vi": "{rule}: chưa có số liệu", "en": "{rule}: no figure"},
    "wait": {"vi": "Chờ công bố", "en": "Awaited until"},
    "wait_months": {"vi": "{start} + {months} tháng = {until}", "en": "{start} + {months} months = {until}"},
    "wait_day": {
        "vi": "ngày {day} đầu tiên sau {start} = {until}",
        "en": "the first {day} after {start} = {until}",
    },
    "wait_none": {"vi": "{start}, không chờ thêm", "en": "{start}, no further wait"},
    "wait_passed": {"vi": "đã quá {days}", "en": "{days} ago"},
    "wait_ahead": {"vi": "còn {days}", "en": "in {days}"},
    "result": {"vi": "Kết quả", "en": "Result"},
    "for_information": {
        "vi": "các số dưới đây theo kỳ {period}, chỉ để tham khảo",
        "en": "the numbers below are of {period}, for information only",
    },
    "not_computed": {"vi": "không tính: {why}", "en": "not computed: {why}"},
    "not_exact": {"vi": "≈: chữ số đã cắt, không làm tròn có lợi", "en": "≈: digits cut, never in favour"},
    "where": {"vi": "trong đó {inputs}", "en": "where {inputs}"},
    "met_when": {"vi": "đạt khi {rule}", "en": "met when {rule}"},
    "met_when_better": {
        "vi": "mỗi năm tốt hơn năm trước, hoặc bằng mức tốt nhất",
        "en": "each year better than the one before, or equal at the best",
    },
    "met_when_all_of": {
        "vi": "đạt khi mọi chỉ tiêu thành phần đều đạt",
        "en": "met when all of its parts are",
    },
    "met_when_any_of": {
        "vi": "đạt khi một chỉ tiêu thành phần đạt",
        "en": "met when one of its parts is",
    },
    "met_when_reported": {"vi": "đạt khi được báo là đã xong", "en": "met when it is reported done"},
    "met_when_all": {
        "vi": "đạt khi tử số bằng mẫu số, theo {document}",
        "en": "met when numerator = denominator, as in {document}",
    },
    "beyond_too": {"vi": "vượt khoảng cũng đạt", "en": "beyond the range is met too"},
    "part": {"vi": "Thành phần", "en": "Part"},
    "each_step": {"vi": "xét từng {step}", "en": "judged each {step}"},
    "per_year": {"vi": "{number} mỗi năm", "en": "{number} a year"},
    "projected_meets": {"vi": "đạt", "en": "meets it"},
    "projected_fails": {"vi": "không đạt", "en": "does not meet it"},
    "disagrees": {
        "vi": "xu hướng và nhịp độ không cùng kết luận",
        "en": "recent trend and pace disagree",
    },
    "milestone_of": {"vi": "giá trị quyết định của {id} làm gốc", "en": "baseline: what decided {id}"},
    "coordinating": {"vi": "Phối hợp: {names}", "en": "With: {names}"},
    "condition": {"vi": "Điều kiện: {text}", "en": "Condition: {text}"},
    "key": {"vi": "Kỳ", "en": "Key"},
    "due": {"vi": "Hạn", "en": "Due"},
    "first_due": {"vi": "hạn đầu {day}", "en": "first due {day}"},
    "first_deadline": {"vi": "thời hạn đầu {day}", "en": "at first by {day}"},
    "asks": {"vi": "phải đạt {goal} ({id})", "en": "asks for {goal} ({id})"},
    "seen": {"vi": "số liệu {value}", "en": "figure {value}"},
    "days_late": {"vi": "muộn {days}", "en": "{days} late"},
    "orientation": {"vi": "định hướng", "en": "orientation"},
    "said_by": {"vi": "theo {name}", "en": "by {name}"},
    "new_due": {"vi": "hạn mới {day}", "en": "new due date {day}"},
    "on": {"vi": "ngày {day}", "en": "on {day}"},
    "by": {"vi": "chậm nhất {day}", "en": "by {day}"},
    "of": {"vi": "trên", "en": "of"},
}


def word(words: Words, code: str, language: Language) -> str:
    """Give the word for a code; KeyError for a code without one."""
    return words[code][language]


def say(code: str, language: Language, **parts: object) -> str:
    """Give a sentence of ``TEXT`` with its parts put in."""
    return TEXT[code][language].format(**parts)
