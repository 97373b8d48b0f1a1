"""Clipboard programs, run so that none of them can hold us up or hold our output open.

xclip, xsel and wl-copy leave a process behind that serves the clipboard. It inherits whatever it
was given, so it is given no output at all. A program that does not end in time is ended, with
everything it started.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wizard.deliver.outcome import Attempt, Outcome

# xsel lets go of its caller before it owns the selection, so a first look can come too early.
_PATIENCE = 0.3
_PAUSE = 0.02


class ToolError(Exception):
    """A program could not be started, did not end in time, or said no: a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that fills a clipboard, and the one that tells what is in it.

    `needs` names the environment variable without which it has no clipboard to fill.
    `locale` replaces LC_ALL for both: pbcopy reads its bytes in that character set.
    """

    name: str
    write: tuple[str, ...]
    read: tuple[str, ...]
    needs: str = ""
    locale: str = ""


TMUX = Tool("tmux", ("tmux", "load-buffer", "-w", "-"), ("tmux", "save-buffer", "-"), "TMUX")
PBCOPY = Tool("pbcopy", ("pbcopy",), ("pbpaste",), locale="en_US.UTF-8")
TOOLS = (
    Tool(
        "wl-copy",
        ("wl-copy", "--type", "text/plain"),
        ("wl-paste", "--no-newline", "--type", "text/plain"),
        "WAYLAND_DISPLAY",
    ),
    Tool(
        "xclip",
        ("xclip", "-selection", "clipboard", "-in"),
        ("xclip", "-selection", "clipboard", "-out"),
        "DISPLAY",
    ),
    Tool(
        "xsel", ("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output"), "DISPLAY"
    ),
    Tool("termux-clipboard-set", ("termux-clipboard-set",), ("termux-clipboard-get",)),
)


def found(command: str, environ: Mapping[str, str]) -> str | None:
    """Give the full path of a program on the PATH of `environ`, or None."""
    return shutil.which(command, path=environ.get("PATH", ""))


def usable(tool: Tool, environ: Mapping[str, str]) -> bool:
    """Tell whether a tool is installed and has a clipboard to talk to."""
    has_clipboard = not tool.needs or bool(environ.get(tool.needs))
    return has_clipboard and found(tool.write[0], environ) is not None


def copy_by_tool(tool: Tool, data: bytes, environ: Mapping[str, str], seconds: float) -> Attempt:
    """Fill a clipboard by its tool and compare what it gives back, in `seconds` at most."""
    deadline = time.monotonic() + seconds
    surroundings = {**environ, "LC_ALL": tool.locale} if tool.locale else environ
    try:
        write_to(tool.write, data, surroundings, seconds)
    except ToolError as fault:
        return Attempt(tool.name, Outcome.FAILED, str(fault))
    if found(tool.read[0], environ) is None:
        note = f"{tool.name} took the letter; without {tool.read[0]} it cannot be read back."
        return Attempt(tool.name, Outcome.SENT, note)
    try:
        equal = _gives_back(tool, data, surroundings, deadline)
    except ToolError as fault:
        return Attempt(tool.name, Outcome.FAILED, str(fault))
    if equal:
        return Attempt(tool.name, Outcome.CHECKED, f"{tool.name} gave back the same letter.")
    note = f"{tool.name} took the letter but did not give the same back."
    return Attempt(tool.name, Outcome.FAILED, note)


def _gives_back(tool: Tool, data: bytes, environ: Mapping[str, str], deadline: float) -> bool:
    patience = min(deadline, time.monotonic() + _PATIENCE)
    while True:
        try:
            if read_from(tool.read, len(data), environ, deadline - time.monotonic()) == data:
                return True
        except ToolError:
            if time.monotonic() >= patience:
                raise
        if time.monotonic() >= patience:
            return False
        time.sleep(_PAUSE)


def write_to(
    command: Sequence[str], data: bytes, environ: Mapping[str, str], seconds: float
) -> None:
    """Run a program with `data` as its input. Raises ToolError unless it ends well in time."""
    process = _start(command, environ, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        process.communicate(data, timeout=max(seconds, 0))
    except subprocess.TimeoutExpired:
        raise ToolError(f"{command[0]} did not answer in time.") from None
    finally:
        _end(process)
    _require_success(command, process)


def read_from(
    command: Sequence[str], most: int, environ: Mapping[str, str], seconds: float
) -> bytes:
    """Give what a program prints, stopping once it is over `most` bytes.

    Raises ToolError when it does not end well in time.
    """
    deadline = time.monotonic() + max(seconds, 0)
    process = _start(command, environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    try:
        output = _read_until(process, most, deadline)
        if len(output) > most:
            return output
        process.wait(timeout=max(deadline - time.monotonic(), 0))
    except (TimeoutError, subprocess.TimeoutExpired):
        raise ToolError(f"{command[0]} did not answer in time.") from None
    finally:
        _end(process)
    _require_success(command, process)
    return output


def _read_until(process: subprocess.Popen[bytes], most: int, deadline: float) -> bytes:
    assert process.stdout is not None
    output = bytearray()
    while len(output) <= most:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([process.stdout], [], [], left)[0]:
            raise TimeoutError
        chunk = os.read(process.stdout.fileno(), 65_536)
        if not chunk:
            break
        output += chunk
    return bytes(output)


def _start(
    command: Sequence[str], environ: Mapping[str, str], *, stdin: int, stdout: int
) -> subprocess.Popen[bytes]:
    program = found(command[0], environ)
    if program is None:
        raise ToolError(f"{command[0]} is not installed here.")
    try:
        return subprocess.Popen(
            [program, *command[1:]],
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            start_new_session=True,  # so that it can be ended with its children
        )
    except OSError as fault:
        raise ToolError(f"{command[0]} could not be started: {fault.strerror}.") from None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, and let go of its pipes whatever it left behind."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.2)
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):  # the rest of the input may have nowhere to go
                pipe.close()


def _require_success(command: Sequence[str], process: subprocess.Popen[bytes]) -> None:
    if process.returncode:
        raise ToolError(f"{command[0]} could not do it (exit code {process.returncode}).")
