"""Small parts that every screen uses: buttons, the bottom line, scrolling, plain text."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widgets import Button, OptionList, Static

from wizard.screens.actions import Place, action, footer_of


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
            tooltip=Content(_with_key(self.known.help, self.known.key_shown)),
            id=f"do-{action_id}",
            action=self.known.call,
        )


def _with_key(text: str, key: str) -> str:
    return f"{text} Key: {key}" if key else text


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
        parts = [Content(lead)] if lead else []
        for one in footer_of(place):
            click = Style.from_meta({"@click": one.call})
            key = (one.key_shown, click + Style(bold=True))
            parts.append(Content.assemble(key, (f" {one.footer}", click)))
        self._keys = Content(" · ").join(parts)
        super().__init__(self._keys, markup=False)

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
