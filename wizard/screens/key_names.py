"""The keys that an action can be given: those that come from every terminal and that no box needs."""

from __future__ import annotations

import re

CTRL_LETTERS = "bfglnopqrst"
"""The letters that are free with Ctrl: the others edit in a box, or are Tab, Enter and the like."""

MOST_F = 24

KEYS_THERE_ARE = f"Take Ctrl with one of {', '.join(CTRL_LETTERS)}, or F1 to F{MOST_F}"

_CTRL = re.compile(r"(?:\^|c-|ctrl[+-]|control[+-])([a-z])")
_F = re.compile(r"f([1-9][0-9]?)")
_MOVES = "enter|return|tab|space|escape|esc|backspace|delete|up|down|left|right|home|end|page ?up|page ?down"
_NEEDED = re.compile(rf".|(?:shift[+-])?(?:{_MOVES})")
_RARE = re.compile(r"(?:shift|ctrl|control|alt|meta|option|super|cmd)[+-].+")


class NotAKey(Exception):
    """No action can be given this key; the message is a sentence that says why, and what can be."""


def key_named(written: str) -> str:
    """The key as Textual calls it: `^G`, `Ctrl+G` and `c-g` are `ctrl+g`. Raises `NotAKey`."""
    name = written.strip().lower()
    if (ctrl := _CTRL.fullmatch(name)) and ctrl[1] in CTRL_LETTERS:
        return f"ctrl+{ctrl[1]}"
    if (number := _F.fullmatch(name)) and int(number[1]) <= MOST_F:
        return name
    if ctrl or _NEEDED.fullmatch(name):
        raise NotAKey(f"“{written}” is needed to type and to move about. {KEYS_THERE_ARE}.")
    if _RARE.fullmatch(name):
        raise NotAKey(f"“{written}” does not come from every terminal. {KEYS_THERE_ARE}.")
    raise NotAKey(f"“{written}” is not the name of a key. {KEYS_THERE_ARE}.")


def key_shown(key: str) -> str:
    """The key as people know it: `^G`, `F2`; "" for none."""
    return f"^{key[5:].upper()}" if key.startswith("ctrl+") else key.capitalize()
