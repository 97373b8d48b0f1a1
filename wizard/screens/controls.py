"""Small parts that every screen uses: buttons, the bottom line, scrolling, plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Button, OptionList, Static

from wizard.screens.actions import Action, Place, action, footer_of

if TYPE_CHECKING:
    from wizard.screens.app import AmendsApp


def key_of(one: Action, widget: Widget) -> str:
    """The key of an action in the app that this widget is in, as people know it; "" for none."""
    return cast("AmendsApp", widget.app).keys.shown(one)


class ActionButton(Button):
    """A button that carries out an action; its words come from the list of actions."""

    def __init__(
        self, place: Place, action_id: str, *, label: str = "", primary: bool = False
    ) -> None:
        self.known = action(place, action_id)
        super().__init__(
            Content(label or self.known.title),
            variant="primary" if primary else "default",
            compact=True,
            id=f"do-{action_id}",
            action=self.known.call,
        )

    def on_mount(self) -> None:
        """What it does, and its key, are told under the mouse."""
        key = key_of(self.known, self)
        self.tooltip = Content(f"{self.known.help} Key: {key}" if key else self.known.help)


def relabel(button: Button, label: str | Content) -> None:
    """Put other words on a button, and give it the room for them."""
    button.label = label if isinstance(label, Content) else Content(label)
    button.refresh(layout=True)  # Textual keeps the old width


class KeyLine(Static):
    """The bottom line: the keys of this screen, which can also be clicked."""

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom; height: 1; padding: 0 1; background: $panel; color: $foreground;
        link-style: none; link-color: $foreground; link-background: $panel;
    }
    """

    def __init__(self, place: Place, lead: str = "") -> None:
        """Lead: what comes first, such as "Enter start"."""
        super().__init__(markup=False)
        self._place, self._lead = place, lead
        self._keys = Content("")

    def on_mount(self) -> None:
        """The keys are those of the app it is in."""
        parts = [Content(self._lead)] if self._lead else []
        for one in footer_of(self._place):
            click = Style.from_meta({"@click": one.call})
            key = key_of(one, self)
            words = f" {one.footer}" if key else one.footer
            parts.append(Content.assemble((key, click + Style(bold=True)), (words, click)))
        self._keys = Content(" · ").join(parts)
        self.update(self._keys)

    def say_saving(self, saving: bool) -> None:
        """Begin the line with "saving" while something is.

        Without a new layout, which would come a moment after the words that are not saved yet.
        """
        line = Content.assemble(("saving … ", "bold"), self._keys) if saving else self._keys
        self.update(line, layout=False)


class Scroll(VerticalScroll):
    """A scrolling column that is no stop of its own for Tab."""

    can_focus = False
    BINDINGS: ClassVar = []


class Rows(OptionList):
    """A list whose row under the cursor is marked by more than its colour."""

    def __init__(self, **options: str) -> None:
        super().__init__(markup=False, **options)  # type: ignore[arg-type]

    @property
    def focusable(self) -> bool:
        """Only while there is a row to choose: else Tab would stop here for nothing."""
        return super().focusable and any(not option.disabled for option in self.options)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the row under the cursor into view: in the list, and the list in what it stands in."""
        super().scroll_to_highlight(top)
        self.call_after_refresh(self._show_outside)

    def on_focus(self) -> None:
        """The cursor may be on a row that was set, or pushed away, while nobody was here."""
        self.call_after_refresh(self.scroll_to_highlight)

    def on_resize(self) -> None:
        """Another height: where one was is still in sight."""
        self.call_after_refresh(self.scroll_to_highlight)

    def _show_outside(self) -> None:
        outer = next((a for a in self.ancestors if isinstance(a, Scroll)), None)
        if outer is None or self.highlighted is None or not self.is_attached or not self.has_focus:
            return
        row = Region(
            self.content_region.x,
            self.content_region.y + self._index_to_line[self.highlighted] - self.scroll_offset.y,
            1,
            self._heights[self.highlighted],
        )
        inner = outer.scrollable_content_region.offset - outer.scroll_offset
        outer.scroll_to_region(row.translate(-inner), force=True, animate=False, immediate=True)

    def _get_left_gutter_width(self) -> int:
        return 2

    def render_line(self, y: int) -> Strip:
        """The line, with the mark before it."""
        line = super().render_line(y)
        style = next((segment.style for segment in line if segment.style), None)
        here = style is not None and style.meta.get("option") == self.highlighted
        return Strip(
            [Segment("▌ " if here and self.highlighted is not None else "  ", style), *line]
        )


class Boxed(Vertical):
    """A frame around one box, drawn bright while the box has the keyboard."""

    DEFAULT_CSS = """
    Boxed { height: auto; border: round $border-blurred; padding: 0 1; background: $surface; }
    Boxed:focus-within { border: heavy $border; }
    """


class Plain(Static):
    """Text shown as it is: never markup."""

    def __init__(self, text: str = "", **options: str) -> None:
        super().__init__(Content(text), markup=False, **options)  # type: ignore[arg-type]

    def show(self, text: str | Content) -> None:
        """Show another text; does nothing when it is the same."""
        content = text if isinstance(text, Content) else Content(text)
        if content != self.content:
            self.update(content)
