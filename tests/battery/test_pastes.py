"""What people paste and what terminals send by mistake: text or a message, and nothing carried out."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from psutil import Process

from tests.battery.endings import kept_waiting
from tests.battery.payloads import harm_in
from tests.conftest import Battery
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
    terminal.press("ctrl+p")
    terminal.type("save the whole paste")
    terminal.press("enter")
    terminal.wait_for("characters of the paste are in")
    (file,) = tmp_path.glob("Pasted text*.txt")
    assert file.read_text() == "we sent mugs\n" * 15_400
    assert file.stat().st_mode & 0o777 == 0o600
    kept = _end(terminal, tmp_path, key)
    assert kept.startswith("we sent mugs")
    assert kept.endswith("And so on")
    assert 99_000 < len(kept) <= 100_010


@pytest.mark.parametrize("key", ["customer_name", "what_happened"])
def test_a_hundred_thousand_characters_are_saved_within_a_second(
    tmp_path: Path, start: Start, key: str
) -> None:
    terminal = start("mugs", size=(120, 40))
    _to_the_question(terminal, key)
    app = Process(terminal.pid)
    wanted = _words(MOST, " ")
    before, began = kept_waiting(app), time.monotonic()
    terminal.paste(wanted)
    kept = _kept_of(tmp_path, key, 0, wanted)
    took = time.monotonic() - began - (kept_waiting(app) - before)  # while it had a processor
    assert kept == wanted
    assert took <= 1
    assert _end(terminal, tmp_path, key) == wanted


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


def test_two_pastes_at_once(tmp_path: Path, start: Start) -> None:
    terminal = start("mugs")
    begin(terminal)
    terminal.send(b"\x1b[200~Ms \x1b[201~\x1b[200~Carter\x1b[201~")
    terminal.wait_for("Ms Carter")
    assert _end(terminal, tmp_path, "customer_name") == "Ms Carter"


FORGED = b"\x1b[200~w1 \x1b[201~\x11 w2 \x1b[201~"


def test_a_paste_that_pretends_to_end_presses_no_key(
    tmp_path: Path, start: Start, battery: Battery
) -> None:
    terminal = start("mugs", size=(120, 40))
    begin(terminal)
    cuts = [0, *range(1, len(FORGED), battery.size(3, 1, 1))]  # in two pieces; cut at 0: whole
    wrong = []
    for cut in cuts:
        for piece in filter(None, (FORGED[:cut], FORGED[cut:])):
            terminal.send(piece)
        kept = _kept_of(tmp_path, "customer_name", 0, "w1  w2 ")
        wrong += [f"cut at {cut}: {kept!r} was kept"] * (kept != "w1  w2 ")
        wrong += [f"cut at {cut}: nothing said"] * (not _comes(terminal, "Left out", 10))
        terminal.press("ctrl+u")
        terminal.type("x")  # the box is empty but for it, and what was said is gone
        _kept_of(tmp_path, "customer_name", 0, "x")
        terminal.press("backspace")
    battery.count("pastes with an end within", len(cuts))
    battery.count("that ended the app, lost their order or lost something in silence", len(wrong))
    assert wrong == []
    terminal.type("Ms Carter")
    terminal.wait_for("Ms Carter")
    assert _end(terminal, tmp_path, "customer_name") == "Ms Carter"


def test_a_paste_that_never_ends_does_not_hold_the_keyboard(tmp_path: Path, start: Start) -> None:
    terminal = start("mugs")
    begin(terminal)
    terminal.send(b"\x1b[200~Mx ")
    terminal.wait_for("Mx")  # by itself, after a few seconds of silence
    terminal.type("Carter")
    terminal.wait_for("Mx Carter")
    assert _end(terminal, tmp_path, "customer_name") == "Mx Carter"


# -- every size, line end and oddity, one after another into the same two boxes -----------------------

MOST = 100_000
ENDS = {"LF": "\n", "CR": "\r", "CR LF": "\r\n", "a line separator": "\u2028"}
ODD: dict[str, bytes] = {
    "Latin-1": b"Ren\xe9 Mot\xf6rhead",
    "a character cut short": b"w1 \xe2\x82 w2",
    "half a pair": b"w1 \xed\xa0\x80 w2",
    "bytes of a picture": b"w1 \x89PNG\r\n\x1a\n\x00\x00 w2",
    "a forged end and a key": b"w1 \x1b[201~\x11 w2",
    "forged ends and keys": b"w1 \x1b[201~\x11\x1b[201~\r\x1b[201~\x07 w2",
    "an end, a beginning and a key": b"w1 \x1b[201~\x1b[200~\x11 w2",
    "an escape before the end": b"w1 \x1b w2",
    "an escape at the end": b"w1 w2\x1b",
    "half of an end": b"w1 \x1b[20~ w2",
    "ends within ends": b"w1 \x1b[20\x1b[20~ w2",
    "an escape sequence": b"w1 \x1b[2J\x1b]0;x\x07 w2",
    "C1": "w1 \x9b2J\x9d0;x\x9c w2".encode(),
    "keys of the app": b"w1 \x11\x07\x12\x03\x1a w2",
    "NULs": b"w1 \x00\x00 w2",
    "from right to left": "w1 \u202e w2".encode(),
    "emoji": "w1 \U0001f469\u200d\U0001f467 w2".encode(),
    "Hebrew": "w1 שלום w2".encode(),
    "tabs": b"w1\tw2",
    "only spaces": b"   ",
    "only line ends": b"\r\n\r\n",
    "nothing": b"",
}


def _words(size: int, end: str, width: int = 8) -> str:
    """Numbered words on lines of so many, about this many characters in all."""
    text = ""
    number = 0
    lines = []
    while len(text) < size and number < 200_000:
        lines.append(" ".join(f"w{number + n}" for n in range(width)))
        number += width
        if number % 800 == 0 or size < 5_000:
            text = end.join(lines)
    return text[:size]


def _pastes() -> Iterator[tuple[str, bytes]]:
    for size in (1, 10, 100, 1_000, 10_000, MOST, 1_000_000):
        for name, end in ENDS.items():
            if size >= 100 or name == "LF":
                yield f"{size:,} characters, lines ended by {name}", _words(size, end).encode()
    yield "100,000 characters in one line", _words(MOST, " ").encode()
    yield from ODD.items()


def _expected(data: bytes, one_line: bool) -> tuple[str, str]:
    """What is to be kept of a paste, and what must have been said of it."""
    text = data.decode("utf-8", "replace")
    cut = len(text) > MOST
    plain = re.sub("\r\n|[\r\u2028]", "\n", text[:MOST])
    said = f"Only the first 100,000 of {len(text):,}" if cut else ""
    if one_line:
        if "\n" in plain.strip("\n"):
            said = said or "This box has one line"
        plain = re.sub(r"[\t\n]+", " ", plain.strip("\t\n"))
    return plain, said


def _now(home: Path, key: str, older: int) -> str:
    """The answer as it is in the file now; "" while there are only the older letters."""
    kept = cases(home)
    return str(raw(kept[0], key)) if len(kept) > older else ""


def _kept_of(home: Path, key: str, older: int, wanted: str) -> str:
    end = time.monotonic() + 30
    while True:
        found = _now(home, key, older)
        if found == wanted or time.monotonic() > end:
            return found
        time.sleep(0.02)


def _paste_and_look(
    terminal: RealTerminal, home: Path, key: str, name: str, data: bytes, older: int
) -> list[str]:
    """Paste into the box in front; what is not as it should be. older: letters before this one."""
    wrong = []
    before = len(terminal.output)
    terminal.send(b"\x1b[200~" + data + b"\x1b[201~")
    terminal.send(b".")  # a key after the paste comes after it
    if name in ODD:
        found = _odd(terminal, home, key, older)
        numbers = [int(number) for number in re.findall(r"w(\d)", found)]
        if not found.endswith("."):
            wrong.append(f"{name}: {found!r} was kept, and the key after it was not")
        if b"w1" in data and numbers != [1, 2]:
            wrong.append(f"{name}: {found!r} was kept, not both words in their order")
        shown = "\ufffd" in found or _comes(terminal, "Left out", 10 if harm_in(data) else 0)
        if harm_in(data) and not shown and "emoji" not in name:
            wrong.append(f"{name}: something was left out in silence")
    else:
        wanted, said = _expected(data, one_line=key == "customer_name")
        found = _kept_of(home, key, older, wanted + ".")
        if found != wanted + ".":
            wrong.append(f"{name}: {len(found):,} characters were kept, not {len(wanted) + 1:,}")
        end = time.monotonic() + 20
        while said and said not in terminal.words() and time.monotonic() < end:
            terminal.settle()
        if said and said not in terminal.words():
            wrong.append(f"{name}: nobody was told: {said}")
    terminal.settle()
    if harm := harm_in(terminal.output[before:]):
        wrong.append(f"{name}: the terminal was sent {harm[:3]!r}")
    return wrong


def _comes(terminal: RealTerminal, words: str, seconds: float) -> bool:
    """Whether this is said within that time."""
    end = time.monotonic() + seconds
    while words not in terminal.words() and time.monotonic() < end:
        terminal.settle()
    return words in terminal.words()


def _odd(terminal: RealTerminal, home: Path, key: str, older: int) -> str:
    end = time.monotonic() + 10
    while True:
        terminal.settle()
        found = _now(home, key, older)
        if found.endswith(".") or time.monotonic() > end:
            return found


def _next_letter(terminal: RealTerminal, key: str) -> None:
    """To the same question of a new letter, so that each paste is alone in its box."""
    if key == "what_happened":
        terminal.press("ctrl+o")
        terminal.wait_for("Who are you writing to?")
    terminal.press("ctrl+o")
    terminal.wait_for("In hand")
    terminal.press("enter")
    _to_the_question(terminal, key)


def _to_the_question(terminal: RealTerminal, key: str) -> None:
    terminal.wait_for("Who are you writing to?")
    if key == "what_happened":
        terminal.press("enter")
        terminal.wait_for("What did you get wrong?")


@pytest.mark.parametrize("key", ["customer_name", "what_happened"])
def test_every_paste_is_kept_in_its_order_or_what_is_left_out_is_said(
    tmp_path: Path, start: Start, battery: Battery, key: str
) -> None:
    pastes = list(_pastes())
    some = pastes[:: max(1, len(pastes) // battery.size(22, len(pastes), len(pastes)))]
    wrong: list[str] = []
    terminal = start("mugs", size=(120, 40))
    _to_the_question(terminal, key)
    older = 0
    for name, data in some:
        wrong += _paste_and_look(terminal, tmp_path, key, name, data, older)
        older = len(cases(tmp_path))
        _next_letter(terminal, key)
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    battery.count("pastes", len(some))
    battery.count("that ended the app, lost their order or lost something in silence", len(wrong))
    assert wrong == [], "\n".join(wrong)
