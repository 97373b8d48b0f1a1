"""What a call leaves behind is for its user alone, steers no terminal, and is asked for in days."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from tests.battery.payloads import harm_in
from tests.cli.calls import Call, environ_in, process
from tests.keep.cases import a_case
from tests.real_terminal import RealTerminal, environment
from wizard.answers.entries import Entry
from wizard.keep.store import Store

HARM = "\x1b]0;PWNED\x07\u202e"


def _rights(below: Path) -> set[int]:
    return {stat.S_IMODE(path.lstat().st_mode) for path in below.rglob("*")}


def test_a_flow_of_ones_own_is_begun_for_its_owner_alone(tmp_path: Path) -> None:
    environ = environ_in(tmp_path)
    before = os.umask(0)
    try:
        assert process("flows", "new", "mugs", environ=environ).code == 0
        team = tmp_path / "team"
        team.mkdir(0o775)
        assert process("flows", "new", "cups", "--flows", str(team), environ=environ).code == 0
    finally:
        os.umask(before)
    assert _rights(tmp_path / "config") == {0o700, 0o600}
    assert len(list((tmp_path / "config").rglob("*"))) == 6
    assert _rights(team) == {0o777, 0o666}, "a folder that a team shares stays as they share it"


@pytest.mark.parametrize("named", [False, True], ids=["the usual", "one that the user named"])
def test_a_folder_that_stands_open_is_shut_where_it_is_ours(tmp_path: Path, named: bool) -> None:
    environ = environ_in(tmp_path)
    state = tmp_path / "state" if named else tmp_path / ".local" / "state" / "amends"
    if not named:
        del environ["AMENDS_STATE"]
    state.mkdir(parents=True, mode=0o755)
    state.chmod(0o755)
    assert process("drafts", "list", environ=environ).code == 0
    assert stat.S_IMODE(state.stat().st_mode) == (0o755 if named else 0o700)


def test_nothing_typed_goes_to_a_log_of_textuals(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    more = {"TEXTUAL_LOG": str(log), "TEXTUAL": "debug,devtools", "TEXTUAL_SCREENSHOT": "1"}
    terminal = RealTerminal(["generic"], environment(tmp_path, **more), 100, 30)
    terminal.wait_for("Who are you writing to?")
    terminal.type("Mrs Kowalczyk")
    terminal.wait_for("Mrs Kowalczyk")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert not log.exists()
    assert not list(tmp_path.rglob("*.svg"))


@pytest.mark.parametrize("days", ["99999999999", "1000000", "9" * 5000])
def test_no_letter_is_so_old(call: Call, days: str) -> None:
    told = call("drafts", "purge", "--older-than", days)
    assert (told.code, told.err) == (0, "There is no such letter in hand.\n")


@pytest.mark.parametrize("days", ["-5", "a week", "1.5", "²"])
def test_what_is_no_number_of_days_deletes_nothing(call: Call, tmp_path: Path, days: str) -> None:
    with Store(tmp_path / "state" / "cases.db") as store:
        store.save(a_case(), title="Wrong mugs", who="Ms Obi")
    told = call("drafts", "purge", "--yes", "--older-than", days)
    assert told.code == 2
    assert f"{days} is not a number of days, such as 30" in told.err
    assert "Ms Obi" in call("drafts", "list").out


def test_the_name_of_a_folder_steers_no_terminal(tmp_path: Path) -> None:
    (tmp_path / f"a{HARM}b").write_text("")
    named = {"AMENDS_STATE": str(tmp_path / f"a{HARM}b" / "state")}
    for word in ("where", "--plain"):
        told = process(word, environ=environ_in(tmp_path, **named), stdin=b"1\nMs Obi\n/quit\n")
        assert harm_in((told.out + told.err).encode()) == []
        assert "a\\x1b]0;PWNED\\x07\\u202eb" in told.out + told.err
    terminal = RealTerminal(["generic"], environment(tmp_path, **named), 120, 30)
    terminal.wait_for("Who are you writing to?")
    terminal.type("Ms Obi")
    terminal.wait_for("Not saved")
    terminal.press("ctrl+o")
    terminal.wait_for("What went wrong?")
    terminal.press("ctrl+q")
    terminal.finish()
    assert harm_in(terminal.output.partition(b"\x1b[?1049l")[0]) == []


# -- how much was left out ---------------------------------------------------------------------------

LEFT_OUT = "Left out 2 characters that cannot be shown."


def test_a_letter_that_is_read_says_what_was_left_out(call: Call, tmp_path: Path) -> None:
    text = "Dear Ms Obi,\n\nI am sorry\u202e that\u200b we were late.\n"
    (tmp_path / "letter.txt").write_text(text, encoding="utf-8")
    assert f"letter.txt: {LEFT_OUT}" in call("check", "letter.txt").err
    assert f"-: {LEFT_OUT}" in call("check", "-", stdin=text.encode()).err
    assert "Left out" not in call("check", "-", stdin=b"Dear Ms Obi,\n").err
    assert LEFT_OUT in call("--plain", stdin=b"check letter.txt\nquit\n").out


def test_what_is_typed_line_by_line_says_so_too(call: Call) -> None:
    told = call("--plain", "generic", stdin="Ms\u202e Ob\u200bi\n/quit\n".encode())
    assert told.out.count(LEFT_OUT) == 1


@pytest.mark.parametrize("plain", [True, False])
def test_a_letter_in_hand_that_was_tampered_with_says_so(
    call: Call, tmp_path: Path, plain: bool
) -> None:
    with Store(tmp_path / "state" / "cases.db") as store:
        entries = {"customer_name": Entry("Ms\u202e Ob\u200bi")}
        case = replace(a_case(flow="generic", entries=entries), page="cause")
        store.save(case, title="Something else went wrong", who="Ms Obi")
    if plain:
        told = call("--plain", stdin=b"12\n/home\nquit\n")
        assert told.out.count(LEFT_OUT) == 1
        return
    terminal = RealTerminal([], environment(tmp_path), 120, 40)
    terminal.wait_for("In hand")
    terminal.type("Obi")
    terminal.press("enter")
    terminal.wait_for("Left out 2")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
