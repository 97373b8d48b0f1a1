"""The actions as bindings of Textual. Each has the action's name, by which another key is given to it."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from wizard.screens.actions import ACTIONS, Action, Place, actions_of
from wizard.screens.own_keys import NO_KEY


def bindings(place: Place) -> list[BindingType]:
    """The keys of one screen, for its `BINDINGS`. The app's own keys are bound by the app."""
    return [_binding(one, one.call) for one in actions_of(place) if not one.app]


def app_bindings() -> list[BindingType]:
    """The keys that mean the same everywhere, for the app's `BINDINGS`."""
    return [_binding(one, one.id, priority=True) for one in ACTIONS if one.app]


def _binding(one: Action, call: str, priority: bool = False) -> Binding:
    return Binding(
        one.key or NO_KEY,
        call.removeprefix("screen."),
        one.title,
        tooltip=one.help,
        priority=priority,
        id=one.name,
    )
