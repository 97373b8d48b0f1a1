"""What a writer let be in a letter of their own, in a file beside it: `letter.txt.amends`.

format: 1
let_be:
  - rule: boilerplate.inconvenience
    sentence: 0f3c9a1b2c3d4e5f

Nothing of the letter stands in it: a sentence is known by the start of its SHA-256.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from wizard.keep.case import Ignore
from wizard.keep.profile import replace_file
from wizard.text import strict_yaml
from wizard.text.letter_file import beside
from wizard.text.strict_yaml import Fault, FaultyFile, Mapping, Node, Scalar, Sequence

FORMAT = "1"


def read_ignores(letter: Path) -> tuple[Ignore, ...]:
    """What was let be in this letter; nothing where there is no file. Raises FaultyFile."""
    path = beside(letter)
    if not os.path.lexists(path):
        return ()
    text = strict_yaml.decoded(strict_yaml.content(path), str(path))
    try:
        return tuple(_ignores(strict_yaml.read(text, str(path))))
    except _NotOurs as fault:
        line = text.removeprefix("\ufeff").split("\n")[fault.mark.line - 1].rstrip("\r")
        raise FaultyFile((Fault(fault.mark, str(fault), "error", line),)) from None


class _NotOurs(Exception):
    """What is wrong, and where."""

    def __init__(self, node: Node, message: str) -> None:
        super().__init__(message)
        self.mark = node.mark


def _ignores(root: Node) -> Iterator[Ignore]:
    if not isinstance(root, Mapping) or _text(root, "format") != FORMAT:
        raise _NotOurs(root, "This is no file of Amends: it must say `format: 1`.")
    rows = root.entries.get("let_be")
    if not isinstance(rows, Sequence):
        raise _NotOurs(root, "It must have a list `let_be`.")
    for row in rows.items:
        keys = ("rule", "sentence")
        found = {key: _text(row, key) for key in keys} if isinstance(row, Mapping) else {}
        if not found or not all(found.values()):
            raise _NotOurs(row, "Each of `let_be` has a `rule` and a `sentence`.")
        yield Ignore(**found)


def _text(node: Mapping, key: str) -> str:
    value = node.entries.get(key)
    return value.text if isinstance(value, Scalar) else ""


def write_ignores(letter: Path, ignores: Iterable[Ignore]) -> None:
    """Keep what is let be in this letter; with nothing left to keep, the file goes. Raises OSError."""
    rows = [{"rule": one.rule, "sentence": one.sentence} for one in dict.fromkeys(ignores)]
    path = beside(letter)
    if rows:
        replace_file(path, strict_yaml.write({"format": FORMAT, "let_be": rows}), private=False)
    else:
        path.unlink(missing_ok=True)
