"""All that follows from one case as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from wizard.answers.entries import Answers, Entry
from wizard.answers.scope import Scope, defaults
from wizard.checks.calendar import Calendar
from wizard.checks.finding import Facts
from wizard.flow.model import Flow
from wizard.interview.facts import facts_of
from wizard.keep.case import Case
from wizard.letter.compose import Composer
from wizard.letter.layout import Layout
from wizard.letter.letter import Letter


class State:
    """All that follows from one case, worked out when first asked for and never changed."""

    def __init__(self, flow: Flow, case: Case, desk: Any, layout: Layout) -> None:
        self.flow = flow
        self.case = case
        self.layout = layout
        self.own: Mapping[str, Entry] = desk.own(case.entries)
        self.answers = Answers(defaults(flow), self.own, case.entries)
        self.calendar: Calendar = desk.calendar(self.answers.entry("hours").raw)
        self.scope = Scope(flow, self.answers, case.context, public=layout.public)
        self.composer = Composer(flow, self.scope, case.left_out)

    @cached_property
    def letter(self) -> Letter:
        """The letter as composed, in the layout of the channel."""
        return self.composer.letter(self.layout)

    @cached_property
    def facts(self) -> Facts:
        """What the checks need to know beside the text."""
        facts = facts_of(self.flow, self.scope, self.letter, self.case, self.layout)
        return facts._replace(calendar=self.calendar)
