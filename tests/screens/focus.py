"""Whether a person can see where the keyboard is: the box or button in view, and drawn otherwise."""

from __future__ import annotations

from typing import Any

from rich.color import Color
from rich.style import Style
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, OptionList, TextArea

from tests.screens.at_the_desk import settled
from wizard.screens.app import AmendsApp

Cell = tuple[str, tuple[bool, ...]]


def in_sight(widget: Widget) -> Region:
    """What of a widget is on the screen."""
    placed = widget.screen._compositor.visible_widgets.get(widget)
    return placed[0].intersection(placed[1]) if placed is not None else Region()


def faults_in_sight(app: AmendsApp) -> list[str]:
    """Why the place of the keyboard cannot be seen; empty when it can."""
    widget = app.screen.focused
    if widget is None:
        return ["the keyboard is nowhere"]
    name, seen = told(widget), in_sight(widget)
    if not seen.area:
        return [f"{name} is out of sight"]
    if isinstance(widget, (Input, TextArea)):
        row = widget.cursor_screen_offset.y
        return [] if seen.y <= row < seen.bottom else [f"the cursor of {name} is out of sight"]
    if isinstance(widget, OptionList) and widget.highlighted is not None:
        line = widget._index_to_line[widget.highlighted] - widget.scroll_offset.y
        row = widget.content_region.y + line
        return [] if seen.y <= row < seen.bottom else [f"the row of {name} is out of sight"]
    whole = widget.screen._compositor.visible_widgets[widget][0]
    if widget.size.height == 1 and seen.width < min(whole.width, 6):
        return [f"only {seen.width} columns of {name} are seen"]
    return []


def cells(app: AmendsApp) -> list[list[Cell]]:
    """The screen, cell by cell: the character, and how it is drawn, whatever its colours."""
    rows = []
    for strip in app.screen._compositor.render_strips():
        row: list[Cell] = []
        for text, style, _ in strip:
            drawn = _drawn(style) if style is not None else ()
            row += [(character, drawn) for character in text]
        rows.append(row)
    return rows


def _drawn(style: Style) -> tuple[bool, ...]:
    """Bold and the like; and whether it is light on dark, or the other way about."""
    looks = bool(style.bold), bool(style.underline), bool(style.italic)
    lightness = [_lightness(color) for color in (style.color, style.bgcolor)]
    if style.reverse:
        lightness.reverse()
    return (*looks, lightness[0] > lightness[1])


def _lightness(color: Color | None) -> float:
    if color is None or color.is_default:
        return 0.0
    red, green, blue = color.get_truecolor()
    return 0.3 * red + 0.6 * green + 0.1 * blue


async def is_drawn_otherwise(pilot: Pilot[Any], widget: Widget) -> bool:
    """Whether the screen looks another way while the keyboard is here, colours left aside.

    That holds in light and dark, with sixteen colours and with none.
    """
    app = pilot.app
    assert isinstance(app, AmendsApp)
    here = cells(app)
    app.screen.set_focus(None)
    await settled(pilot)
    elsewhere = cells(app)
    app.screen.set_focus(widget, scroll_visible=False)
    await settled(pilot)
    return here != elsewhere


def told(widget: Widget) -> str:
    """A widget as a failure names it."""
    label = getattr(widget, "label", "")
    return f"{type(widget).__name__}{f'#{widget.id}' if widget.id else ''} {str(label)!r}"
