"""What comes from the keyboard, made harmless before Textual reads it.

Textual 8.2 decodes it strictly: one byte that is no UTF-8, from a Latin-1 paste or an old mouse
report, ends the app (Textualize/textual#6456). And an escape character within a paste has the rest
of the paste arrive as keys: a pasted ^Q would quit.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

START, END = "\x1b[200~", "\x1b[201~"
_CONTROL = "\x1c"  # stands for one that cannot be passed on; whoever takes the paste leaves it out
_ESCAPE = re.compile("\x1b([@-_]?)", re.DOTALL)


class KeyboardDecoder:
    """Decodes what is typed and pasted, in whatever pieces it comes."""

    def __init__(self) -> None:
        self._bytes = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._pasting = False
        self._before = ""  # the last characters outside a paste: its mark may come in two pieces
        self._held = ""  # what may be the beginning of the mark that ends a paste

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of these bytes. What may be part of a paste's end is given with the next ones."""
        text = self._bytes.decode(data, final)
        out = []
        while text:
            given, text = self._paste(text) if self._pasting else self._keys(text)
            out.append(given)
        return "".join(out)

    def _keys(self, text: str) -> tuple[str, str]:
        """What is typed, up to the beginning of a paste; and the rest."""
        seen = self._before + text
        at = seen.find(START)
        if at < 0:
            self._before = seen[1 - len(START) :]
            return text, ""
        self._pasting, end = True, at + len(START) - len(self._before)
        self._before = ""
        return text[:end], text[end:]

    def _paste(self, text: str) -> tuple[str, str]:
        """What is pasted, up to its end; and the rest."""
        pasted, mark, rest = (self._held + text).partition(END)
        self._pasting, self._held = not mark, ""
        if not mark:
            at = next((at for at in range(1 - len(END), 0) if END.startswith(pasted[at:])), 0)
            if at:
                pasted, self._held = pasted[:at], pasted[at:]
        pasted = pasted.replace(
            "\0", _CONTROL
        )  # Textual would drop a NUL, and nobody would be told
        return _ESCAPE.sub(_one_character, pasted) + mark, rest


def _one_character(escape: re.Match[str]) -> str:
    """The one character that means the same as ESC and the next; a control character for others."""
    return chr(ord(escape[1]) + 0x40) if escape[1] else _CONTROL


def read_any_bytes() -> None:
    """Have Textual read the keyboard through `KeyboardDecoder`."""
    try:
        from textual.drivers import linux_driver
    except ImportError:  # Windows has another driver
        return
    decoder: Any = lambda _name: KeyboardDecoder  # noqa: E731
    linux_driver.getincrementaldecoder = decoder  # type: ignore[attr-defined]
