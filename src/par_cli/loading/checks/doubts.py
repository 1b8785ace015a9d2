"""The rules that only warn; loaded by `par validate` alone, so that no other command pays for them."""

from par_cli.loading.checks import (
    course,
    decision,
    doubtful_reports,
    doubtful_series,
    doubtful_sources,
    doubtful_targets,
    doubtful_values,
    names,
    tasks,
    texts,
)
from par_cli.loading.checks.common import Doubt

DOUBTS: tuple[Doubt, ...] = (
    decision.time_zone_exists,
    names.successors_answer,
    course.later_targets_ask_no_less,
    course.later_milestones_ask_no_less,
    course.beginnings_are_known,
    doubtful_targets.deadlines_lie_in_a_period,
    doubtful_targets.periods_are_as_long_as_targets,
    doubtful_targets.equals_is_meant,
    course.totals_are_told_from_years,
    tasks.somebody_leads,
    doubtful_values.values_come_after_their_period,
    doubtful_values.populations_stay,
    doubtful_values.periods_fit_the_rhythm,
    doubtful_values.spans_do_not_overlap,
    doubtful_values.values_are_of_something_counted,
    doubtful_values.values_have_a_source,
    doubtful_values.rivals_are_dated,
    doubtful_values.reporters_are_listed,
    doubtful_series.values_go_on_from_those_before,
    doubtful_series.values_are_plausible,
    doubtful_sources.parts_are_not_the_whole,
    doubtful_reports.nothing_lies_ahead,
    doubtful_reports.done_before_it_is_published,
    doubtful_reports.done_after_the_decision,
    doubtful_reports.done_is_shown,
    texts.letters_are_vietnamese,
    texts.texts_are_written_out,
    texts.texts_are_in_both_languages,
)
"""Every rule that only warns, in no particular order: what it finds can be used and is doubtful."""
