"""Parsed YAML files kept as JSON, named by the digest of their text. Plain data, never code."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from wizard.text.yaml_nodes import Mapping, Mark, Node, Scalar, Sequence

FORMAT = 1  # rises with every change of the strict subset or of what is stored here
_MOST_FILES = 64
BUILT = Path(__file__).resolve().parent.parent / "_compiled"
"""What was parsed when the wheel was built; there is none in a checkout."""


def load(folder: Path, data: bytes, file: str) -> Node | None:
    """The nodes kept for this content, as those of `file`; None where none can be had."""
    try:
        return _node(json.loads(_place(folder, data).read_bytes()), file)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def store(folder: Path, data: bytes, node: Node) -> None:
    """Keep the nodes for this content."""
    keep(_place(folder, data), json.dumps(_plain(node), ensure_ascii=False))


def keep(place: Path, text: str) -> None:
    """Keep what can be made again in this file. What cannot be kept is not kept, in silence."""
    draft = place.with_suffix(f".{os.getpid()}")
    try:
        if not place.parent.is_dir():
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            place.parent.chmod(0o700)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
        draft.chmod(0o600)  # whatever the umask
        draft.replace(place)
        _forget_oldest(place.parent)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()


def _place(folder: Path, data: bytes) -> Path:
    import hashlib  # it loads a library of its own, so not before it is needed

    digest = hashlib.sha256(b"%d\n" % FORMAT + data)
    return folder / f"{digest.hexdigest()}.json"


def _forget_oldest(folder: Path) -> None:
    kept = sorted(folder.glob("*.json"), key=lambda place: place.stat().st_mtime)
    for place in kept[:-_MOST_FILES]:
        place.unlink()


def _plain(node: Node) -> list[Any]:
    # ["s", line, column, text, quoted], ["l", line, column, item...] or
    # ["m", line, column, [key, line, column, value]...]
    _, line, column = node.mark
    if isinstance(node, Scalar):
        return ["s", line, column, node.text, node.quoted]
    if isinstance(node, Sequence):
        return ["l", line, column, *map(_plain, node.items)]
    pairs = [[key, *node.keys[key][1:], _plain(value)] for key, value in node.entries.items()]
    return ["m", line, column, *pairs]


def _node(stored: Any, file: str) -> Node:
    kind, line, column, *rest = stored
    mark = Mark(file, line, column)
    if kind == "s":
        text, quoted = rest
        return Scalar(text, mark, quoted)
    if kind == "l":
        return Sequence(tuple(_node(item, file) for item in rest), mark)
    entries = {key: _node(value, file) for key, _, _, value in rest}
    keys = {key: Mark(file, key_line, key_column) for key, key_line, key_column, _ in rest}
    return Mapping(entries, keys, mark)
