"""The keys that a person has chosen, in their profile: the name of an action, and its key or keys.

keys:
  save: f10
  why: [ctrl+t, f1]
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from wizard.keep.answers_file import Page
from wizard.text import strict_yaml
from wizard.text.strict_yaml import Mark, Node, Scalar

KEYS = "keys"


class Wanted(NamedTuple):
    """One line: an action by its name, where that stands, and its keys as written."""

    action: str
    mark: Mark
    keys: tuple[Scalar, ...]


class KeysPage(Page):
    """A profile as read for its keys; whoever knows the actions adds what is wrong with them."""

    def __init__(self, text: str, file: str) -> None:
        super().__init__(text, file, None)
        self.wanted = self._wanted()
        self.raise_faults()

    def _wanted(self) -> tuple[Wanted, ...]:
        node = self.root.entries.get(KEYS)
        if node is None or (isinstance(node, Scalar) and not node.text):
            return ()
        if not isinstance(node, strict_yaml.Mapping):
            self.add(node.mark, "“keys” should hold lines such as “save: f10”.")
            return ()
        return tuple(
            Wanted(action, node.keys[action], self._keys(one))
            for action, one in node.entries.items()
        )

    def _keys(self, node: Node) -> tuple[Scalar, ...]:
        """One key or a list of them; an empty text is none."""
        if isinstance(node, Scalar):
            return (node,) if node.text.strip() else ()
        if isinstance(node, strict_yaml.Sequence):
            found = tuple(item for item in node.items if isinstance(item, Scalar))
            if len(found) == len(node.items):
                return found
        self.add(node.mark, "This should be one key, such as f10, or a list, such as [ctrl+t, f1].")
        return ()


def read_keys(path: Path) -> KeysPage | None:
    """What a profile says of keys; None where there is none. Raises FaultyFile."""
    if not os.path.lexists(path):
        return None
    data = strict_yaml.content(path)
    return KeysPage(strict_yaml.decoded(data, str(path)), str(path))
