"""What can be done on a screen, and the keys for it."""

from __future__ import annotations

from textual.content import Content

from wizard.screens.actions import Place, actions_of
from wizard.screens.controls import key_of
from wizard.screens.panel import Panel


class KeysScreen(Panel):
    """Every action of a screen with its key and what it does."""

    title_of_panel = "Keys"

    def __init__(self, about: Place) -> None:
        super().__init__()
        self._about = about

    def words(self) -> Content:
        """The actions, each with its key before it."""
        lines = [
            Content.assemble((f"{key_of(one, self):<7}{one.title}", "bold"), f"\n       {one.help}")
            for one in actions_of(self._about)
        ]
        return Content("\n").join(lines)
