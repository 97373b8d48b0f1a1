"""How a letter goes out: a channel is a layout, a file of the sections it has and its limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard.flow.model import SECTIONS, SEVERITIES, Section
from wizard.text import strict_yaml
from wizard.text.spans import nearest
from wizard.text.yaml_nodes import Fault, FaultyFile, Mark, Scalar, Sequence
from wizard.text.yaml_nodes import Mapping as YamlMapping

KEYS = ("layout", "format", "title", "sections", "max_words", "help")


@dataclass(frozen=True, slots=True)
class Layout:
    """A channel. max_words: the upper limit of the body by severity, in words."""

    name: str
    title: str
    sections: tuple[Section, ...]
    max_words: Mapping[str, int]
    help: str = ""


def load_layout(path: Path, cache: Path | None = None) -> Layout:
    """Read one layout file. Raises `FaultyFile` with every fault of meaning."""
    node = strict_yaml.cached(path, cache)
    if not isinstance(node, YamlMapping):
        raise FaultyFile((_fault(node.mark, "A layout file is a list of `key: value` lines."),))
    faults = [_unknown(key, node.keys[key]) for key in node.entries if key not in KEYS]
    sections = node.entries.get("sections")
    items = sections.items if isinstance(sections, Sequence) else ()
    names = [item.text for item in items if isinstance(item, Scalar)]
    known: list[Section] = [s for s in SECTIONS if s in names]
    for item in items:
        if not isinstance(item, Scalar) or item.text not in SECTIONS:
            faults.append(_fault(item.mark, f"A section is one of: {', '.join(SECTIONS)}."))
    limits = _limits(node, faults)
    if faults:
        raise FaultyFile(tuple(faults))
    return Layout(
        _text(node, "layout"), _text(node, "title"), tuple(known), limits, _text(node, "help")
    )


def _limits(node: YamlMapping, faults: list[Fault]) -> dict[str, int]:
    given = node.entries.get("max_words")
    limits: dict[str, int] = {}
    for severity, item in given.entries.items() if isinstance(given, YamlMapping) else ():
        if severity in SEVERITIES and isinstance(item, Scalar) and item.text.isdecimal():
            limits[severity] = int(item.text)
        else:
            faults.append(_fault(item.mark, "Limits are light, serious and grave, in whole words."))
    return limits


def _text(node: YamlMapping, key: str) -> str:
    item = node.entries.get(key)
    return item.text if isinstance(item, Scalar) else ""


def _unknown(key: str, mark: Mark) -> Fault:
    close = nearest(key, KEYS)
    hint = f" Did you mean `{close}`?" if close else ""
    return _fault(mark, f"`{key}` is not a word a layout knows.{hint}")


def _fault(mark: Mark, message: str) -> Fault:
    return Fault(mark, message, "error", "")
