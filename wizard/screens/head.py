"""The line at the top of the interview: which letter, to whom, and how far one is."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.containers import Horizontal

from wizard.interview.interview import Interview
from wizard.screens.controls import Plain
from wizard.screens.word_row import Spine


class Head(Horizontal):
    """The title and the person, then the five steps, as far as there is room for them."""

    def __init__(self, step_picked: Callable[[str], None]) -> None:
        self._who = Plain(classes="who")
        self._spine = Spine(step_picked)
        self._steps: tuple[tuple[str, str, str], ...] = ()
        super().__init__(self._who, self._spine)

    def show(self, interview: Interview) -> None:
        """Show where this letter is."""
        title = interview.flow.title
        self._who.show(f"{title} · {interview.who}" if interview.who else title)
        self._steps = interview.steps()
        self._fit(self.size.width)

    def _fit(self, width: int) -> None:
        title = min(len(str(self._who.content)), max(width // 2, 10))
        self._spine.show_steps(self._steps, width - title - 4)

    def on_resize(self, event: events.Resize) -> None:
        """More or fewer words in another width."""
        self._fit(event.size.width)
