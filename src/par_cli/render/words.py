"""Every word that a table prints, in Vietnamese and English; the codes of JSON have none of it.

The Vietnamese words are those of the field.  A test walks the lists: every code has a word in both
languages.
"""

from __future__ import annotations

from collections.abc import Mapping

from par_cli.model.fields import Language as Language  # noqa: PLC0414 - the words are by language

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
    "no_year_due": {"vi": "chưa đến kỳ xét", "en": "no year due yet"},
    "no_baseline": {"vi": "không có giá trị năm gốc", "en": "no baseline"},
    "series_break": {"vi": "gãy chuỗi số liệu", "en": "series break"},
    "population_changed": {"vi": "số đơn vị xếp hạng đã đổi", "en": "population changed"},
    "bound_undecided": {"vi": "chỉ biết giới hạn", "en": "only a bound is known"},
    "only_span_decides": {"vi": "chỉ số bình quân giai đoạn quyết định", "en": "only the average of the span decides"},
    "part_of_year": {"vi": "số lũy kế chưa đủ năm", "en": "cumulative, part of the year"},
    "not_on_path": {"vi": "không có lộ trình", "en": "no path"},
    "reported_in_progress": {"vi": "báo cáo: chưa xong", "en": "reported as not done"},
    "previous_year_unknown": {"vi": "chưa có số liệu năm trước", "en": "the year before is unknown"},
    "years_open": {"vi": "năm chưa kết thúc", "en": "the year is not over"},
}

SCHEDULE: Words = {
    "once": {"vi": "một lần", "en": "once"},
    "yearly": {"vi": "hằng năm", "en": "every year"},
    "yearly_plan": {"vi": "theo kế hoạch hằng năm", "en": "by each year's plan"},
    "period": {"vi": "giai đoạn", "en": "period"},
    "milestones": {"vi": "theo mốc", "en": "milestones"},
    "continuous": {"vi": "thường xuyên", "en": "continuous"},
    "external": {"vi": "theo lộ trình Trung ương", "en": "by a central roadmap"},
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

GOAL: Words = {
    "at_least": {"vi": "≥ {value}", "en": "≥ {value}"},
    "more_than": {"vi": "> {value}", "en": "> {value}"},
    "at_most": {"vi": "≤ {value}", "en": "≤ {value}"},
    "less_than": {"vi": "< {value}", "en": "< {value}"},
    "equals": {"vi": "= {value}", "en": "= {value}"},
    "between": {"vi": "{value}–{upper}", "en": "{value}–{upper}"},
    "reduce_by": {"vi": "giảm {value} so với {relative_to}", "en": "cut {value} from {relative_to}"},
    "improve": {"vi": "mỗi năm tốt hơn", "en": "better each year"},
    "outcome": {"vi": "hoàn thành", "en": "done"},
    "refers_to": {"vi": "theo {document}", "en": "as in {document}"},
    "top": {"vi": "nhóm {value}", "en": "top {value}"},
}

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
    "only_baseline": {"vi": "mới nhất là năm gốc", "en": "newest is the baseline"},
    "days_overdue": {"vi": "quá hạn {days} ngày", "en": "{days} days overdue"},
    "document": {"vi": "văn bản: {text}", "en": "document: {text}"},
    "reason": {"vi": "lý do: {text}", "en": "reason: {text}"},
    "set_by": {"vi": "ấn định: {text}", "en": "set by: {text}"},
    "by_field": {"vi": "chủ trì theo lĩnh vực", "en": "owner by field"},
    "coordinating": {"vi": "phối hợp: {names}", "en": "with: {names}"},
}

SHORT_GOAL: Words = {
    "reduce_by": {"vi": "giảm {value}", "en": "cut {value}"},
    "refers_to": {"vi": "theo văn bản", "en": "as referred"},
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
    "yearly": {"vi": "hằng năm", "en": "yearly"},
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
    "years": {"vi": "{number} năm {first}-{last}", "en": "the {number} years {first}-{last}"},
    "year": {"vi": "năm {first}", "en": "the year {first}"},
    "by_lead": {"vi": "Chủ trì: {leads}", "en": "By lead: {leads}"},
    "no_lead": {"vi": "không ghi cơ quan chủ trì", "en": "no lead named"},
    "today": {"vi": "{name} (nay: {today})", "en": "{name} (today: {today})"},
    "more_leads": {"vi": "{number} cơ quan khác", "en": "{number} more"},
    "due_heading": {"vi": "SẮP ĐẾN HẠN trong {days} ngày (đến {day})", "en": "DUE within {days} days (to {day})"},
    "in_days": {"vi": "còn {days}", "en": "in {days}"},
    "today_due": {"vi": "hôm nay", "en": "today"},
    "due_yearly": {"vi": "{number} nhiệm vụ hằng năm", "en": "{number} yearly tasks"},
    "due_tasks": {"vi": "nhiệm vụ {ids}", "en": "tasks {ids}"},
    "due_task_count": {"vi": "{number} nhiệm vụ", "en": "{number} tasks"},
    "due_years": {"vi": "{number} chỉ tiêu xét từng năm", "en": "{number} targets judged year by year"},
    "due_targets": {"vi": "{number} chỉ tiêu", "en": "{number} targets"},
    "due_target": {"vi": "chỉ tiêu {ids}", "en": "targets {ids}"},
    "more": {"vi": "Xem tiếp: {commands}", "en": "More: {commands}"},
    "bands": {
        "vi": "Nhịp độ: từ {on_track} đúng tiến độ, từ {at_risk} có nguy cơ chậm, dưới đó là chậm,"
        " dưới 0 là kém hơn năm gốc",
        "en": "Pace: from {on_track} on track, from {at_risk} at risk, below that off track, below 0 regressing",
    },
    "counted": {"vi": "{number} mục", "en": "{number} shown"},
    "years_met": {"vi": "{met}/{due} năm đạt", "en": "{met} of {due} years met"},
    "done_of_due": {"vi": "{done}/{due} đến hạn đã xong", "en": "{done} of {due} due done"},
    "each": {"vi": "mỗi đơn vị {goal}", "en": "each {goal}"},
    "each_met": {"vi": "{met}/{total} đơn vị đạt", "en": "{met} of {total} meet it"},
    "reported": {"vi": "{done}/{total} đơn vị đã báo cáo", "en": "{done} of {total} reported"},
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
    "yearly_years": {"vi": "hằng năm {first}-{last}", "en": "yearly {first}-{last}"},
    "quarter": {"vi": "quý {quarter}/{year}", "en": "{year}-Q{quarter}"},
    "half": {"vi": "6 tháng {half}/{year}", "en": "{year}-H{half}"},
    "nine_months": {"vi": "9 tháng {year}", "en": "{year}-9M"},
}


def word(words: Words, code: str, language: Language) -> str:
    """Give the word for a code; KeyError for a code without one."""
    return words[code][language]


def say(code: str, language: Language, **parts: object) -> str:
    """Give a sentence of ``TEXT`` with its parts put in."""
    return TEXT[code][language].format(**parts)
