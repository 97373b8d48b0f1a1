"""The clipboard of Windows, of Windows seen from WSL, and of macOS, through pyperclip.

pyperclip has no time limit and reads no exit code, so it runs in a thread that may be left
behind, and counts for nothing until it has given the same text back.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from wizard.deliver.outcome import Attempt, Outcome

_LAYER = "pyperclip"
LOOKS = 5
BETWEEN_LOOKS = 0.05  # seconds


def inside_wsl() -> bool:
    """Tell whether this Linux runs inside Windows, by the kernel's own word for itself."""
    try:
        return "microsoft" in Path("/proc/version").read_text("utf-8", "replace").lower()
    except OSError:
        return False


def copy_by_pyperclip(text: str, seconds: float) -> Attempt:
    """Fill the system clipboard and compare what it gives back, in `seconds` at most."""
    answers: list[Attempt] = []
    thread = threading.Thread(target=lambda: answers.append(_copy(text)), daemon=True)
    thread.start()
    thread.join(max(seconds, 0))
    if not answers:
        return Attempt(_LAYER, Outcome.FAILED, "The system clipboard did not answer in time.")
    return answers[0]


def _copy(text: str) -> Attempt:
    try:
        import pyperclip

        pyperclip.copy(text)
        same = _given_back(pyperclip.paste, text)
    except Exception as fault:  # it lets through whatever its own helpers raise
        note = f"The system clipboard did not work ({type(fault).__name__})."
        return Attempt(_LAYER, Outcome.FAILED, note)
    if same:
        return Attempt(_LAYER, Outcome.CHECKED, "The system clipboard gave back the same letter.")
    note = "The system clipboard took the letter but did not give the same back."
    return Attempt(_LAYER, Outcome.FAILED, note)


def _given_back(paste: Callable[[], object], text: str) -> bool:
    """Whether the clipboard holds the text; some take a moment to hand it over."""
    for _ in range(LOOKS):
        back = paste()
        if isinstance(back, str) and _same_lines(back, text):
            return True
        time.sleep(BETWEEN_LOOKS)
    return False


def _same_lines(one: str, other: str) -> bool:
    """Compare texts. Windows writes a line end as two characters; that is the same letter."""
    return one.replace("\r\n", "\n") == other.replace("\r\n", "\n")
