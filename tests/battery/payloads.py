"""Texts that try to steer a terminal, or to be more than text, and what of them must never come out."""

from __future__ import annotations

import re

CONTROLS: dict[str, str] = {
    "colour and blinking": "\x1b[31;5m",
    "clear the screen": "\x1b[2J",
    "leave the other screen": "\x1b[?1049l",
    "reset": "\x1bc",
    "title": "\x1b]0;PWNED\x07",
    "link": "\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;UFdORUQ=\x07",
    "clipboard, ended otherwise": "\x1b]52;c;UFdORUQ=\x1b\\",
    "clipboard, never ended": "\x1b]52;c;UFdORUQ=",
    "clipboard in one character": "\x9d52;c;UFdORUQ=\x9c",
    "clipboard through tmux": "\x1bPtmux;\x1b\x1b]52;c;UFdORUQ=\x07\x1b\\",
    "colour in one character": "\x9b31;5m",
    "application command": "\x1b_Gpwned\x1b\\",
    "NUL": "\x00",
    "bells": "\x07\x07",
    "backspaces": "\x08\x08\x08",
    "other letters": "\x0e\x0f",
    "lines in place of letters": "\x1b(0",
    "quit": "\x11",
    "DEL": "\x7f",
    "from right to left": "\u202e",
    "isolated": "\u2066x\u2069",
    "no width": "\u200b\ufeff\u2060",
    "tags": "\U000e0041\U000e0042\U000e007f",
    "sixty accents": "z" + "\u0301" * 60,
}
MARKUP: dict[str, str] = {
    "closes nothing": "[/]",
    "closes bold": "[/b]",
    "red": "[red]",
    "a number": "[1]",
    "a link of Textual": "[@click=app.quit]press[/]",
    "a link of Rich": "[link=http://evil.example]press[/link]",
    "an escape": "\\[/",
    "a hole": "{{ 7*7 }}",
    "a hole of the flow": "{{ customer_name }}",
    "format": "%s {0} $HOME `id`",
    "HTML": "<b>&amp;</b><script>x</script>",
    "a lone bracket": "[",
}
PAYLOADS = CONTROLS | MARKUP

IN_A_BOX: dict[str, tuple[str, int]] = {
    "colour and blinking": ("AqwB", 6),
    "clear the screen": ("AqwB", 3),
    "leave the other screen": ("AqwB", 7),
    "reset": ("AqcwB", 1),
    "title": ("AqwB", 9),
    "link": ("AqxwB", 29),
    "clipboard": ("AqwB", 15),
    "clipboard, ended otherwise": ("AqwB", 15),
    "clipboard, never ended": ("Aq", 16),
    "clipboard in one character": ("AqwB", 15),
    "clipboard through tmux": ("AqwB", 23),
    "colour in one character": ("AqwB", 6),
    "application command": ("AqwB", 8),
    "NUL": ("AqwB", 1),
    "bells": ("AqwB", 2),
    "backspaces": ("AqwB", 3),
    "other letters": ("AqwB", 2),
    "lines in place of letters": ("Aq(0wB", 1),
    "quit": ("AqwB", 1),
    "DEL": ("AqwB", 1),
    "from right to left": ("AqwB", 1),
    "isolated": ("AqxwB", 2),
    "no width": ("AqwB", 3),
    "tags": ("AqwB", 3),
    "sixty accents": ("Aqz\u0301\u0301\u0301\u0301wB", 56),
    **{name: (f"Aq{text}wB", 0) for name, text in MARKUP.items()},
}
"""What a box holds once one of them was pasted into it between Aq and wB, and how many characters it says
were left out. An escape and the letter behind it come as one character."""

_HARM = re.compile(
    rb"\x1b[\]P_^Xc(]"  # control strings: title, link, clipboard, the rest; reset; other letters
    rb"|\x1b\[2J|\x1b\[31;5m|\x1b\[\?1049l"
    rb"|[\x00\x07\x08\x0e\x0f\x11\x7f]"
    rb"|\xc2[\x80-\x9f]"  # C1
    rb"|\xe2\x80[\x8b\x8e\x8f\xaa-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf"  # no width, direction
    rb"|\xf3\xa0[\x80-\x81]"  # tags
    rb"|(?:\xcc[\x80-\xbf]){5}"  # more accents than a letter may carry
)


_OURS = re.compile(rb"\x1b\]22;[a-z]+\x07")
"""The shape of the mouse pointer, which Textual sets."""


def harm_in(output: bytes) -> list[bytes]:
    """What of the payloads, or of their kind, a terminal was sent."""
    return [match[0] for match in _HARM.finditer(_OURS.sub(b"", output))]
