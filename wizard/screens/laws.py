"""Which law the letter is to follow: a list to tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from wizard.screens.controls import Plain, Rows, Scroll
from wizard.text.yaml_nodes import FaultyFile

if TYPE_CHECKING:
    from wizard.interview.interview import Interview
    from wizard.letter.regime import Regime
    from wizard.screens.frame import FramedScreen

HEAD = "Does a law say what this letter must hold?"
HELP = (
    "Tick it, and its questions are asked and its headings used. A help for writing, no advice:"
    " have the letter checked by somebody who knows the law."
)


class LawList(Rows):
    """The laws; Enter or Space ticks the one under the cursor."""

    BINDINGS: ClassVar = [("space", "select", "Tick")]


class LawsScreen(ModalScreen[tuple[str, ...] | None]):
    """The laws there are for this kind of letter. Gives the names ticked; None to leave all as it was."""

    CSS_PATH = "choosing.tcss"
    AUTO_FOCUS = "#laws"
    BINDINGS: ClassVar = [
        ("escape", "dismiss(None)", "Go back"),
        Binding("ctrl+g", "follow", "Follow", id="go_on"),
    ]

    def __init__(self, laws: Sequence[Regime], chosen: Sequence[str]) -> None:
        super().__init__()
        self._laws = tuple(laws)
        self._chosen = [law.name for law in laws if law.name in chosen]

    def compose(self) -> ComposeResult:
        """The list and its two buttons."""
        with Scroll(classes="ask"):
            yield Plain(HEAD, classes="choosing-head")
            yield Plain(HELP, classes="choosing-help")
            yield LawList(id="laws", classes="choosing")
            yield Plain(id="laws-about", classes="choosing-about")
            with Horizontal(classes="buttons"):
                yield Button("Follow these", id="yes", compact=True, variant="primary")
                yield Button("Go back", id="no", compact=True)

    def on_mount(self) -> None:
        """Show which are ticked."""
        self._list()

    def _list(self) -> None:
        listed = self.query_one(LawList)
        at = listed.highlighted or 0
        listed.set_options([Option(self._row(law)) for law in self._laws])
        listed.highlighted = at

    def _row(self, law: Regime) -> Content:
        tick = "[x]" if law.name in self._chosen else "[ ]"
        return Content.assemble((f"{tick} ", "bold"), law.title)

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        law = self._laws[event.option_index]
        about = Content.assemble(law.applies, (f" {law.law}.", "dim"))
        self.query_one("#laws-about", Plain).show(about)

    @on(OptionList.OptionSelected)
    def _ticked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        name = self._laws[event.option_index].name
        if name in self._chosen:
            self._chosen.remove(name)
        else:
            self._chosen.append(name)
        self._list()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            self.action_follow()
        else:
            self.dismiss(None)

    def action_follow(self) -> None:
        """Take the ticked ones, in the order in which they were ticked."""
        self.dismiss(tuple(self._chosen))


def choose_laws(screen: FramedScreen, interview: Interview, then: Callable[[], None]) -> None:
    """Ask which laws the letter follows; `then` is called where that has changed."""
    laws = interview.laws.there_are
    if not laws:
        screen.tell("No law here says what a letter of this kind must hold.")
        return
    before = interview.context.regimes

    def chosen(names: tuple[str, ...] | None) -> None:
        if names is None or names == before:
            return
        try:
            interview.set(regimes=names, regime="")
        except FaultyFile as fault:
            interview.set(regimes=before, regime="")
            screen.tell(str(fault), warn=True)
        then()

    screen.app.push_screen(LawsScreen(laws, before), chosen)
