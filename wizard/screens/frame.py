"""What every screen has around its contents: banners above, the keys below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from wizard.keep.trouble import is_not_saved
from wizard.screens.actions import Place
from wizard.screens.controls import KeyLine, Plain
from wizard.text.clean import clean

if TYPE_CHECKING:
    from wizard.screens.app import AmendsApp


READ_WITHIN = 20.0
"""Seconds for which a sentence is shown that has to be read, whatever is typed meanwhile."""


class FramedScreen(Screen[None]):
    """A screen with a private banner, a line for trouble that stays, and the line of keys."""

    place: ClassVar[Place]
    LEAD: ClassVar[str] = ""  # what the bottom line begins with
    AUTO_FOCUS = ""
    _said = ""  # of trouble

    def compose(self) -> ComposeResult:
        """The frame, with the contents between."""
        yield Plain("Private: nothing is kept and nothing is listed.", classes="banner private")
        yield Plain(classes="banner trouble")
        yield Plain("Please make the window larger: 40 by 12 at least.", classes="banner small")
        yield from self.contents()
        yield KeyLine(self.place, self.LEAD)

    def contents(self) -> Iterable[Widget]:
        """The widgets of this screen."""
        return ()

    @property
    def amends(self) -> AmendsApp:
        """The app, by its own type."""
        return cast("AmendsApp", self.app)

    def on_mount(self) -> None:
        """Show the private banner where it applies."""
        self.set_class(self.amends.desk.private, "-private")

    def on_resize(self, _event: events.Resize) -> None:
        """Another size: where one was is still in sight."""
        self.call_after_refresh(self.keep_in_sight)

    def keep_in_sight(self) -> None:
        """Scroll to the box or button that has the keyboard, and in a long text to the cursor."""
        widget = self.focused
        if widget is None or not self.is_attached or not self.app.is_running:
            return
        widget.scroll_visible(animate=False)
        if (to_cursor := getattr(widget, "scroll_cursor_visible", None)) is not None:
            to_cursor(animate=False)

    def say_trouble(self, sentence: str) -> None:
        """Show why something is not saved, and keep it there; "" takes it away.

        What is saved all the same, as when another window wrote too, is said long enough to be read.
        """
        if sentence and not is_not_saved(sentence) and sentence != self._said:
            self.notify(sentence, markup=False, severity="warning", timeout=READ_WITHIN)
        self._said = sentence
        self.set_class(bool(sentence), "-troubled")
        way_out = " ^P leads to another folder." if is_not_saved(sentence) else ""
        self.query_one(".trouble", Plain).show(clean(f"{sentence}{way_out}").text)

    def say_saving(self, saving: bool) -> None:
        """Show that the last keys are still to be saved, or that they are."""
        if self.is_mounted:
            self.query_one(KeyLine).say_saving(saving)

    def tell(self, sentence: str, *, warn: bool = False) -> None:
        """Say something in passing."""
        self.notify(sentence, markup=False, severity="warning" if warn else "information")
