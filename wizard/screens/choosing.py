"""What a screen with a letter in front can have chosen for it: a law to follow, an earlier version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.screens.earlier import choose_version
from wizard.screens.frame import FramedScreen
from wizard.screens.laws import choose_laws

if TYPE_CHECKING:
    from wizard.interview.interview import Interview


class Choosing(FramedScreen):
    """A screen that asks by a list over it and shows the letter anew afterwards."""

    @property
    def interview(self) -> Interview | None:
        """The interview of the letter in front; None for one written elsewhere."""
        raise NotImplementedError

    def chosen(self) -> None:
        """Something was chosen: show the letter as it is now."""
        raise NotImplementedError

    def action_law(self) -> None:
        """Which law the letter follows; another one asks other questions."""
        if (interview := self.interview) is not None:
            choose_laws(self, interview, self.chosen)

    def action_earlier(self) -> None:
        """What the letter said before."""
        if (interview := self.interview) is not None:
            choose_version(self, interview, self.chosen)
