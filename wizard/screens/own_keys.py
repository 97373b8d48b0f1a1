"""Which key each action has: the one it comes with, or the one the person's settings file gives it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from wizard.keep.folders import speaks_of
from wizard.screens.actions import Action
from wizard.screens.key_names import key_shown
from wizard.text.yaml_nodes import FaultyFile

NO_KEY = "no-key"
"""What Textual is given for an action without a key: no terminal sends it."""


class Keys(NamedTuple):
    """The keys in force. own: those that the person has chosen, by the name of the action."""

    own: Mapping[str, tuple[str, ...]] = {}

    def of(self, one: Action) -> tuple[str, ...]:
        """The keys of an action."""
        return self.own.get(one.name, one.keys)

    def shown(self, one: Action) -> str:
        """Its first key as people know it; "" where it has none."""
        return key_shown(self.of(one)[0]) if self.of(one) else ""

    def keymap(self) -> dict[str, str]:
        """The chosen ones as Textual takes them."""
        return {name: ",".join(keys) or NO_KEY for name, keys in self.own.items()}


def keys_in_force(settings: Path | None) -> tuple[Keys, list[str]]:
    """The keys by this settings file, and what is wrong with it; then all keys are as they came."""
    if settings is None or not speaks_of(settings, "keys"):
        return Keys(), []  # the usual case: the start need not wait for the reader of YAML
    from wizard.screens.chosen_keys import chosen_in

    try:
        return Keys(chosen_in(settings)), []
    except FaultyFile as fault:
        return Keys(), [str(fault)]
