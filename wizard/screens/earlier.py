"""Earlier versions of the letter in front, to bring one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from wizard.interview.times import ago
from wizard.interview.versions import bring_back, told
from wizard.screens.controls import Plain, Rows, Scroll

if TYPE_CHECKING:
    from wizard.interview.interview import Interview
    from wizard.screens.frame import FramedScreen

HEAD = "Earlier versions of this letter"
HELP = "Enter brings one back; what is there now is kept as a version too."


class EarlierScreen(ModalScreen[int | None]):
    """A list of versions, each with what it says otherwise. Gives the number of one, or None."""

    CSS_PATH = "choosing.tcss"
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar = [("escape", "dismiss(None)", "Go back")]

    def __init__(self, versions: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._versions = versions

    def compose(self) -> ComposeResult:
        """The list and the way back."""
        rows = [Content.assemble((when, "bold"), f"\n{what}") for when, what in self._versions]
        with Scroll(classes="ask"):
            yield Plain(HEAD, classes="choosing-head")
            yield Plain(HELP, classes="choosing-help")
            listed = Rows(id="versions", classes="choosing")
            listed.add_options([Option(row) for row in rows])
            listed.highlighted = 0  # so that Enter brings back the newest
            yield listed
            with Horizontal(classes="buttons"):
                yield Button("Go back", id="no", compact=True)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_index)

    @on(Button.Pressed)
    def _back(self) -> None:
        self.dismiss(None)


def choose_version(screen: FramedScreen, interview: Interview, then: Callable[[], None]) -> None:
    """Show the earlier versions; `then` is called when one was brought back."""
    versions = interview.desk.versions.of(interview.case)
    if not versions:
        screen.tell("There is no earlier version of this letter yet.")
        return

    def chosen(number: int | None) -> None:
        if number is not None:
            bring_back(interview, versions[number])
            then()

    now = interview.desk.moment()
    rows = [(ago(one.when, now).capitalize(), told(interview, one)) for one in versions]
    screen.app.push_screen(EarlierScreen(rows), chosen)
