"""Put a letter on the clipboard, and say truthfully whether it is there.

No single way works everywhere, and most of them fail without a word: xclip ends well with a dead
display behind it, tmux drops what it is not set to pass on, a terminal never answers. So ways are
tried in turn until one gives back exactly what it was given, and if none does, the text is also
sent to the terminal, which cannot be asked.
"""

from __future__ import annotations

import base64
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial

from wizard.deliver.by_pyperclip import copy_by_pyperclip, inside_wsl
from wizard.deliver.outcome import NO_CLIPBOARD, TERMINAL, Attempt, Copied, Outcome
from wizard.deliver.tools import (
    PBCOPY,
    TMUX,
    TOOLS,
    ToolError,
    copy_by_tool,
    found,
    read_from,
    usable,
)

__all__ = ["TERMINAL_LIMIT", "Attempt", "Copied", "Outcome", "copy", "osc52"]

# vim-oscyank and hterm take 100,000 characters: that many in base64 are 74,994 bytes of text.
TERMINAL_LIMIT = 74_994

# A way to fill one clipboard; it is told how many seconds it may take.
_Way = Callable[[float], Attempt]


def copy(
    text: str,
    *,
    environ: Mapping[str, str],
    send_to_terminal: Callable[[str], None] | None,
    platform: str = sys.platform,
    timeout: float = 2.0,
) -> Copied:
    """Copy `text`, trying clipboards until one proves that it holds it.

    `environ` decides what is tried and where programs are looked for. `send_to_terminal` writes a
    control sequence to the terminal, and is None where there is none. All the ways together take
    `timeout` seconds at most. This blocks: call it off the event loop. Nothing is raised for a
    clipboard that fails; the answer says so.
    """
    if not text:
        return Copied(())
    deadline = time.monotonic() + timeout
    data = text.encode("utf-8", "replace")
    attempts: list[Attempt] = []

    if usable(TMUX, environ):
        attempts.append(copy_by_tool(TMUX, data, environ, timeout / 2))
    # Over SSH a tool here would fill the clipboard of the machine at the far end.
    if not _over_ssh(environ, deadline - time.monotonic()):
        attempts += _until_checked(_ways(text, data, environ, platform), deadline)
    if not Copied(tuple(attempts)).checked and send_to_terminal is not None:
        attempts.append(_copy_by_terminal(text, len(data), send_to_terminal))
    return Copied(tuple(attempts) or (_no_clipboard(),))


def osc52(text: str) -> str:
    """Give the control sequence that asks a terminal to put `text` on its clipboard.

    OSC 52 of xterm's control sequences, selection `c`. Terminals do not answer it.
    """
    payload = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    return f"\x1b]52;c;{payload}\x07"


def _ways(text: str, data: bytes, environ: Mapping[str, str], platform: str) -> list[_Way]:
    """Give the ways to the clipboard of this machine, the likeliest first."""
    by_pyperclip = partial(copy_by_pyperclip, text)
    if platform in ("win32", "cygwin"):
        return [by_pyperclip]
    # From WSL people paste into Windows. Its PowerShell starts slowly: nothing shares its time.
    if platform == "linux" and inside_wsl() and found("clip.exe", environ):
        return [by_pyperclip]
    # On a Mac, xclip would fill the clipboard of XQuartz, which nothing else reads.
    tools = (PBCOPY,) if platform == "darwin" else TOOLS
    ways: list[_Way] = [
        partial(copy_by_tool, tool, data, environ) for tool in tools if usable(tool, environ)
    ]
    return [*ways, by_pyperclip] if platform == "darwin" else ways


def _until_checked(ways: list[_Way], deadline: float) -> list[Attempt]:
    """Try ways in turn, sharing the time that is left, and stop at the first that is proven."""
    attempts: list[Attempt] = []
    for untried, way in zip(range(len(ways), 0, -1), ways, strict=True):
        attempts.append(way((deadline - time.monotonic()) / untried))
        if attempts[-1].outcome is Outcome.CHECKED:
            break
    return attempts


def _over_ssh(environ: Mapping[str, str], seconds: float) -> bool:
    """Tell whether the person sits at another machine.

    Inside tmux the environment is as old as the pane; tmux knows who is attached now.
    """
    if usable(TMUX, environ):
        try:
            answer = read_from(
                ("tmux", "show-environment", "SSH_CONNECTION"), 1_000, environ, seconds / 2
            )
            return answer.startswith(b"SSH_CONNECTION=")
        except ToolError:
            pass  # it never heard of the variable, or does not answer
    return bool(environ.get("SSH_TTY") or environ.get("SSH_CONNECTION"))


def _copy_by_terminal(text: str, size: int, send: Callable[[str], None]) -> Attempt:
    if size > TERMINAL_LIMIT:
        note = (
            f"The letter is too long for a terminal's clipboard ({size:,} bytes; "
            f"{TERMINAL_LIMIT:,} is the most)."
        )
        return Attempt(TERMINAL, Outcome.FAILED, note)
    try:
        send(osc52(text))
    except OSError as fault:
        return Attempt(TERMINAL, Outcome.FAILED, f"The terminal did not take it: {fault.strerror}.")
    return Attempt(TERMINAL, Outcome.SENT, "The terminal was asked to take it, and never answers.")


def _no_clipboard() -> Attempt:
    note = "No clipboard was found here; with a desktop, xclip, xsel or wl-clipboard gives one."
    return Attempt(NO_CLIPBOARD, Outcome.FAILED, note)
