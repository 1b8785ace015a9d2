"""Who leads, coordinates, owns and reports, and who answers for them today (``agencies.yaml``)."""

from typing import Annotated

from pydantic import Field

from par_cli.messages import phrase
from par_cli.model.fields import Day, Doubtful, Flag, Identifier, Integer, Localized, PeriodField, Record, Text, unique


class Successor(Doubtful):
    """An agency that took over, from a day on; ``scope`` names the part where it is not the whole.

    ``start`` less exact than a day counts from its last day.  What is only general knowledge is ``unverified``.
    """

    agency: Identifier
    start: Annotated[PeriodField, Field(alias="from")]
    scope: Localized | None = None
    source: Text | None = None
    url: Text | None = None
    unverified: Flag = False
    note: Localized | None = None


class Agency(Doubtful):
    """An agency by its official name, with the other names that texts use; ``until`` is its last day.

    A group lists its ``members``, which may be groups themselves.
    """

    id: Identifier
    name: Localized
    short: Localized | None = None
    aliases: Annotated[tuple[Text, ...], unique("PAR305", phrase("the alias"))] = ()
    level: Text | None = None
    until: Day | None = None
    members: Annotated[tuple[Identifier, ...], unique("PAR305", "the member")] = ()
    successors: tuple[Successor, ...] = ()
    note: Localized | None = None


class AgenciesFile(Record):
    """``agencies.yaml``."""

    version: Annotated[Integer, Field(alias="schema")]
    agencies: tuple[Agency, ...]
