"""The keys in a person's settings file, held against the actions that there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from wizard.keep.keys_file import KeysPage, Wanted, read_keys
from wizard.screens.actions import ACTIONS, EVERYWHERE, Action
from wizard.screens.key_names import NotAKey, key_named, key_shown
from wizard.text.spans import nearest
from wizard.text.yaml_nodes import Scalar

NAMES: Mapping[str, tuple[Action, ...]] = {
    name: tuple(one for one in ACTIONS if one.name == name)
    for name in dict.fromkeys(one.name for one in ACTIONS)
}
"""The actions by name: ^G starts, goes on, copies and ends by one name."""

WAYS_TO_ALL = ("command_palette", "quit")
"""Actions that must have a key: one finds all others, the other is the way out."""


def chosen_in(settings: Path) -> dict[str, tuple[str, ...]]:
    """The keys by action that this file gives them. Raises FaultyFile with every fault."""
    page = read_keys(settings)
    return _chosen(page) if page is not None else {}


def _chosen(page: KeysPage) -> dict[str, tuple[str, ...]]:
    """The keys by action. Raises FaultyFile with every fault."""
    chosen: dict[str, tuple[str, ...]] = {}
    for wanted in page.wanted:
        if _is_action(page, wanted):
            keys = [key for one in wanted.keys if (key := _key(page, one)) is not None]
            chosen[wanted.action] = tuple(dict.fromkeys(keys))
    page.raise_faults()
    for wanted in page.wanted:
        _check_clashes(page, wanted, chosen)
    page.raise_faults()
    return chosen


def _is_action(page: KeysPage, wanted: Wanted) -> bool:
    if wanted.action not in NAMES:
        guess = nearest(wanted.action, NAMES)
        hint = f"Did you mean “{guess}”?" if guess else "“amends keys” lists them all."
        page.add(wanted.mark, f"There is no action “{wanted.action}”. {hint}")
        return False
    if not wanted.keys and wanted.action in WAYS_TO_ALL:
        title = NAMES[wanted.action][0].title
        page.add(wanted.mark, f"“{title}” must have a key. Write one, or take the line out.")
        return False
    return True


def _key(page: KeysPage, written: Scalar) -> str | None:
    try:
        return key_named(written.text)
    except NotAKey as reason:
        page.add(written.mark, str(reason))
        return None


def _check_clashes(page: KeysPage, wanted: Wanted, chosen: Mapping[str, tuple[str, ...]]) -> None:
    """A key may be used twice only by actions that are never on one screen."""
    mine = NAMES[wanted.action]
    for name, others in NAMES.items():
        if name == wanted.action or not _together(mine, others):
            continue
        for key in chosen.get(name, others[0].keys):
            if key in chosen[wanted.action]:
                at = next(one.mark for one in wanted.keys if key_named(one.text) == key)
                page.add(
                    at,
                    f"{key_shown(key)} is the key of “{others[0].title}” too. "
                    f"Take another one, or give “{name}” another one.",
                )


def _together(mine: Iterable[Action], others: Iterable[Action]) -> bool:
    """Whether two actions can be done on one screen."""
    places = {place for one in mine for place in (EVERYWHERE if one.app else one.places)}
    return any(one.app or not places.isdisjoint(one.places) for one in others)
