"""What must hold between the entries of all files, as plain functions that yield problems.

Every rule has a stable code and a page in `rules/`.  A rule sees the entries that are valid by themselves, and the
ids of all, so that one fault does not raise a second one elsewhere.
"""

from par_cli.loading.checks import (
    decision,
    documents,
    names_given_twice,
    reporting,
    reports,
    successors_and_members,
    targets,
    tasks,
    unknown_names,
)
from par_cli.loading.checks import reported_values as values
from par_cli.loading.checks.common import Check, Doubt, Entries

CHECKS: tuple[Check, ...] = (
    names_given_twice.ids_unique,
    names_given_twice.ids_of_kinds_differ,
    names_given_twice.target_ids_unique,
    names_given_twice.units_not_built_in,
    names_given_twice.names_unambiguous,
    unknown_names.references_exist,
    successors_and_members.successors_end,
    successors_and_members.successors_are_few,
    successors_and_members.members_end,
    successors_and_members.groups_say_how_many,
    successors_and_members.agencies_end_after_they_begin,
    successors_and_members.parts_are_taken_over,
    decision.decision_settings,
    decision.plausible_values_are_in_order,
    decision.phases_run_forward,
    decision.phases_hold_whole_steps,
    decision.phases_without_end,
    decision.days_in_reach,
    decision.baselines_come_first,
    decision.deadlines_lie_in_their_phase,
    targets.operators_fit,
    targets.parts_make_a_whole,
    targets.counts_are_of_components,
    targets.parts_can_be_met,
    targets.bounds_are_of_percentages,
    targets.held_targets_have_time,
    tasks.schedules_fit,
    tasks.occurrences_can_be_counted,
    values.values_make_sense,
    values.projections_are_dated,
    values.notes_are_given_once,
    reports.values_do_not_conflict,
    reports.reports_do_not_conflict,
    reports.reports_complete,
    reports.outcomes_have_no_number,
    reports.conditions_are_named,
    reports.thresholds_are_referred_to,
    reports.occurrences_exist,
    reports.extensions_give_more_time,
    reports.task_extensions_give_more_time,
    reporting.reports_are_named_once,
    reporting.reporters_have_time,
    reporting.receipts_are_of_reports,
    reporting.receipts_differ,
    documents.documents_are_there_once,
    documents.replacements_end,
)
"""Every rule without which nothing can be computed, in no particular order: the loading room sorts what they find."""

__all__ = ["CHECKS", "Check", "Doubt", "Entries"]
