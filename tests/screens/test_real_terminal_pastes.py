"""What people paste and what terminals send by mistake: text or a message, and nothing carried out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.real_terminal import RealTerminal
from tests.screens.terminals import Start, begin, cases, raw, told_what_happened

MARKUP = "[red] [/] [@click=app.quit]press[/] {{ 7*7 }} {{ customer_name }}"
CLIPBOARD = "\x1b]52;c;UFdORUQ=\x07"
CONTROLS = f"Ms {CLIPBOARD}\x1b[2J\x9b31m\x9d0;title\x9c\x00\x08\x11Carter"  # ^Q too


def _end(terminal: RealTerminal, home: Path, key: str) -> str:
    """Quit, and give the answer that is in the file."""
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert b"Traceback" not in terminal.output
    (case,) = cases(home)
    return str(raw(case, key))


@pytest.mark.parametrize("key", ["customer_name", "what_happened"])
def test_two_hundred_thousand_characters(tmp_path: Path, start: Start, key: str) -> None:
    terminal = start("mugs", size=(120, 40))
    begin(terminal)
    if key == "what_happened":
        terminal.press("enter")
        terminal.wait_for("What did you get wrong?")
    terminal.paste("we sent mugs\n" * 15_400)
    terminal.wait_for("100,000 of 200,200")
    assert "Only the first 100,000 of 200,200 characters were taken" in terminal.words()
    terminal.type(" And so on")
    terminal.wait_for("And so on")
    kept = _end(terminal, tmp_path, key)
    assert kept.startswith("we sent mugs")
    assert kept.endswith("And so on")
    assert 99_000 < len(kept) <= 100_010


def test_several_lines_into_one_are_all_kept_and_that_is_said(tmp_path: Path, start: Start) -> None:
    terminal = start("mugs", size=(120, 40))
    begin(terminal)
    terminal.paste("Ms Carter\nFlat 2\nHigh Street\n")
    terminal.wait_for("This box has one line")
    assert _end(terminal, tmp_path, "customer_name") == "Ms Carter Flat 2 High Street"


def test_markup_and_template_words_are_text(tmp_path: Path, start: Start) -> None:
    terminal = start("mugs", size=(120, 40))
    told_what_happened(terminal, "")
    words = f"we wrote {MARKUP}"
    terminal.paste(words[:30])
    terminal.type(words[30:])
    terminal.wait_for("{{ customer_name }}")
    terminal.click("press")  # no link: the app goes on
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    assert "I am sorry that we wrote [red] [/] [@click=app.quit]press[/]" in terminal.words()
    terminal.click("press")
    assert _end(terminal, tmp_path, "what_happened") == words


@pytest.mark.parametrize("key", ["customer_name", "what_happened"])
def test_control_characters_never_reach_the_terminal(
    tmp_path: Path, start: Start, key: str
) -> None:
    terminal = start("mugs", size=(120, 40))
    begin(terminal)
    if key == "what_happened":
        terminal.press("enter")
        terminal.wait_for("What did you get wrong?")
    terminal.paste(CONTROLS)
    terminal.wait_for("that cannot be shown")
    terminal.wait_for("Carter")
    terminal.press("ctrl+l", "ctrl+l", "ctrl+r")
    terminal.wait_for("Copy the letter")
    terminal.press("ctrl+o")
    kept = _end(terminal, tmp_path, key)
    assert kept == "Ms Carter"
    for sequence in (
        b"\x1b]52",
        b"\x1b]0;title",
        b"\x1b[2J",
        b"\x9b31m",
        "\x9b".encode(),
        "\x9d".encode(),
    ):
        assert sequence not in terminal.output


def test_bytes_that_are_no_text(tmp_path: Path, start: Start) -> None:
    terminal = start("mugs")
    begin(terminal)
    for sent in (
        b"Ren\xe9 ",  # Latin-1
        b"\x9b31m ",  # C1
        b"\xf0\x9f ",  # cut short
        b"\x1b[M" + bytes([32, 32 + 120, 32 + 10]),  # an old mouse report beyond column 95
        b"\x1b]52;c;UFdORUQ= ",  # an escape sequence, typed
        b"\x1b[200~\xff\xfe\x1b[201~",  # pasted
    ):
        terminal.send(sent)
        terminal.settle()
    terminal.type(" Carter")
    terminal.wait_for("Carter")
    kept = _end(terminal, tmp_path, "customer_name")
    assert kept.startswith("Ren\ufffd ")
    assert kept.endswith(" Carter")
    assert b"\x1b]52" not in terminal.output


def test_a_paste_that_pretends_to_end_presses_no_key(tmp_path: Path, start: Start) -> None:
    terminal = start("mugs")
    begin(terminal)
    terminal.send(b"\x1b[200~Ms \x1b[201~\x1b[200~Carter\x1b[201~")
    terminal.wait_for("Ms Carter")
    assert _end(terminal, tmp_path, "customer_name") == "Ms Carter"
