"""Hand a letter to the person's own mail program, as a message not yet sent."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from wizard.deliver.files import DeliveryFault
from wizard.deliver.outcome import Attempt, Outcome
from wizard.deliver.tools import found

_LAYER = "mail"

# One address of plain parts (the dot-atom of RFC 5322 3.2.3, and letters beyond ASCII). "%" is
# left out: a program that undoes it twice would find a comma there, and a second recipient.
_ADDRESS = re.compile(r"[\w.!#$&'*+/=?^`{|}~-]+@[^\W_](?:[\w.-]*[^\W_])?")

# ShellExecute takes little more than 2,000 characters; xdg-open passes it on as one argument,
# of which Linux takes 131,072 bytes.
_WINDOWS_LIMIT = 2_000
_LIMIT = 30_000

# Long enough to hear that nothing opened; an opener that runs on has become the mail program.
_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class _Opener:
    """A program that opens an address with whatever the person has chosen for it."""

    command: tuple[str, ...]
    limit: int = _LIMIT
    needs_desktop: bool = False


_WSLVIEW = _Opener(("wslview",), _WINDOWS_LIMIT)
_XDG_OPEN = _Opener(("xdg-open",), needs_desktop=True)
_TERMUX = _Opener(("termux-open-url",))
_MAC = _Opener(("open",))
# What `start` does, without the shell that would read the % signs in the address.
_WINDOWS = _Opener(("rundll32", "url.dll,FileProtocolHandler"), _WINDOWS_LIMIT)


def mailto(subject: str, body: str, to: str = "") -> str:
    """Give the address (RFC 6068) that opens a new message with these parts filled in.

    Line breaks in `subject` become spaces; in `body` they are CR LF, as the RFC asks. `to` is one
    address or empty. Raises DeliveryFault when it could be read as anything else.
    """
    to = to.strip()
    if to and not _ADDRESS.fullmatch(to):
        shown = "".join(char if char.isprintable() else "�" for char in to)
        raise DeliveryFault(
            f"“{shown}” is not one plain e-mail address. Mend it, or leave it out and fill it in "
            "in your mail program."
        )
    lines = (_printing(line) for line in re.split(r"\r\n|\r|\n|\u2028|\u2029|\x85", body))
    fields = {
        "subject": " ".join(_printing(subject, " ").split()),
        "body": "\r\n".join(lines),
    }
    filled = "&".join(f"{name}={_encoded(value)}" for name, value in fields.items() if value)
    return f"mailto:{_encoded(to).replace('%40', '@')}" + (f"?{filled}" if filled else "")


def _printing(text: str, instead: str = "") -> str:
    """Drop control characters and line separators, but keep tabs and what joins letters."""
    unwanted = {"Cc", "Zl", "Zp"}
    return "".join(
        instead if unicodedata.category(char) in unwanted and char != "\t" else char
        for char in text
    )


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")


def open_mail(url: str, environ: Mapping[str, str], platform: str = sys.platform) -> Attempt:
    """Ask the system to open a `mailto:` address, and say what came of it.

    `environ` is where the opener is looked for. This may block for two seconds: call it off the
    event loop. Raises ValueError for any other kind of address.
    """
    if not url.startswith("mailto:"):
        raise ValueError("only a mailto: address may be opened")
    opener = _opener(environ, platform)
    if opener is None:
        return _failed("No mail program can be opened from here.")
    if len(url) > opener.limit:
        return _failed(
            f"The letter is too long to hand to a mail program this way ({len(url):,} characters; "
            f"{opener.limit:,} is the most)."
        )
    return _run(opener, url, environ)


def _opener(environ: Mapping[str, str], platform: str) -> _Opener | None:
    by_platform = {"darwin": (_MAC,), "win32": (_WINDOWS,)}
    for opener in by_platform.get(platform, (_WSLVIEW, _TERMUX, _XDG_OPEN)):
        desktop = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
        if found(opener.command[0], environ) and (desktop or not opener.needs_desktop):
            return opener
    return None


def _run(opener: _Opener, url: str, environ: Mapping[str, str]) -> Attempt:
    name = opener.command[0]
    try:
        process = subprocess.Popen(
            [found(name, environ) or name, *opener.command[1:], url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            start_new_session=True,  # so that it outlives us, and ctrl+c here does not end it
        )
    except OSError as fault:
        return _failed(f"{name} could not be started: {fault.strerror}.")
    try:
        code = process.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, daemon=True).start()
        code = 0
    if code:
        return _failed(f"{name} found no mail program to open (exit code {code}).")
    note = "Your mail program was asked to open the letter. Nothing is sent until you send it."
    return Attempt(_LAYER, Outcome.SENT, note)


def _failed(reason: str) -> Attempt:
    cure = "Copy the letter instead, and paste it into a new message."
    return Attempt(_LAYER, Outcome.FAILED, f"{reason} {cure}")
