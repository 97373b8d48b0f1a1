"""A folder of flows from a stranger: nothing in it steers the terminal or leads out of it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.battery.payloads import harm_in
from tests.cli.calls import Call, environ_in
from tests.real_terminal import RealTerminal, environment
from wizard.flow.shipped import shipped_folder
from wizard.interview.desk import Desk, places

HARM = "\x1b]52;c;UFdORUQ=\x07\x1b]0;PWNED\x07\x1b[2J\x9b31;5m\u202e\u200bz" + "\u0301" * 60
FLOW = """\
flow: strange
format: 1
title: A strange thing
include: core
home_sample: evil
questions:
  - use: customer_name
  - {key: what_happened, step: know, type: text, required: true, label: What, short: what happened}
letter:
  know:
    faults: "I am sorry that {{ what_happened }}."
"""
SAMPLE = """\
format: 1
flow: strange
now: "2026-11-20 09:00"
zone: Europe/London
answers:
  what_happened: we were late
"""


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    folder = tmp_path / "strange"
    samples = folder / "samples" / "strange"
    samples.mkdir(parents=True)
    (folder / "strange.yaml").write_text(FLOW, encoding="utf-8")
    (samples / "evil.yaml").write_text(SAMPLE, encoding="utf-8")
    (samples / "evil.txt").write_text(f"Dear {HARM}Ms Obi", encoding="utf-8")
    return folder


def _desk(home: Path, folder: Path) -> Desk:
    environ = environ_in(home)
    return Desk(places(environ, [folder]), environ)


def test_a_sample_steers_no_terminal(tmp_path: Path, strange: Path) -> None:
    terminal = RealTerminal(["--flows", str(strange)], environment(tmp_path), 120, 40)
    terminal.wait_for("What went wrong?")
    terminal.type("strange")
    terminal.wait_for("Ms Obi")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert harm_in(terminal.output.partition(b"\x1b[?1049l")[0]) == []


def test_nor_in_the_plain_interview_and_in_what_is_said_of_it(call: Call, strange: Path) -> None:
    told = call("--plain", "--flows", strange, stdin=b"strange\nsample 1\nquit\n")
    assert "Ms Obi" in told.out
    checked = call("flows", "check", strange)
    assert checked.code == 1
    assert "evil.txt:1:1: the letter of this sample is now another." in checked.out
    assert "was: Dear z\u0301\u0301\u0301\u0301Ms Obi" in checked.out
    assert "characters in it cannot be shown" in checked.out
    assert harm_in((told.out + told.err + checked.out + checked.err).encode()) == []


@pytest.mark.parametrize(
    ("letter", "says"),
    [
        ("Dear Ren\xe9e".encode("latin-1"), "is Windows-1252 or Latin-1 text, not UTF-8"),
        ("Dear Ms Obi".encode("utf-16"), "is UTF-16 text, not UTF-8"),
        (bytes(100), "holds binary data"),
    ],
)
def test_a_sample_that_cannot_be_read_is_said_and_breaks_nothing(
    call: Call, tmp_path: Path, strange: Path, letter: bytes, says: str
) -> None:
    file = strange / "samples" / "strange" / "evil.txt"
    file.write_bytes(letter)
    assert says in _desk(tmp_path, strange).sample("strange")
    assert says in call("--plain", "--flows", strange, stdin=b"strange\nsample 1\nquit\n").out
    told = call("flows", "check", strange)
    assert told.code == 1
    assert says in told.out


@pytest.mark.parametrize("name", ["../../../diary", "/etc/passwd", "a/b", "..", "a\\b", "~", "x.y"])
def test_the_name_of_a_sample_leads_nowhere_else(
    call: Call, tmp_path: Path, strange: Path, name: str
) -> None:
    (tmp_path / "diary.txt").write_text("a private diary")
    flow = FLOW.replace("home_sample: evil", f"home_sample: '{name}'")
    (strange / "strange.yaml").write_text(flow, encoding="utf-8")
    told = call("flows", "check", strange)
    assert told.code == 1
    assert f"strange.yaml:5:14: `{name}` is not a name." in told.out
    assert _desk(tmp_path, strange).sample("strange") == ""
    assert (
        "a private diary" not in call("--plain", "--flows", strange, stdin=b"sample 1\nquit\n").out
    )


def test_every_sample_of_home_that_came_with_amends_is_there() -> None:
    desk = Desk(places(environ_in(Path("/nowhere")), private=True), {}, private=True)
    shown = [desk.sample(flow.name) for flow in desk.flows() if flow.home_sample]
    assert len(shown) >= 10
    assert all(text.startswith("Dear ") or len(text) > 40 for text in shown)
    assert (shipped_folder() / "samples").is_dir()


def test_a_key_with_sixty_accents_is_quoted_with_four(call: Call, strange: Path) -> None:
    key = "z" + "\u0301" * 60
    with (strange / "strange.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{key}: 1\n")
    told = call("flows", "check", strange)
    assert "strange.yaml:12:1" in told.out
    assert harm_in(told.out.encode()) == []


def test_what_is_read_by_a_program_holds_it_all_spelled_out(call: Call, tmp_path: Path) -> None:
    text = "Dear Ms Obi,\n\nI apologise for any inconvenience \u202ecaused\x7f.\n"
    (tmp_path / "letter.txt").write_text(text, encoding="utf-8")
    told = call("check", "--format", "json", "letter.txt")
    assert harm_in(told.out.encode()) == []
    found = [one["text"] for one in json.loads(told.out)[0]["findings"]]
    assert any("inconvenience" in words for words in found)


def test_what_is_no_ordinary_file_keeps_nobody_waiting(call: Call, tmp_path: Path) -> None:
    config = tmp_path / "config"
    (config / "flows" / "rules").mkdir(parents=True)
    for file in ("letter.txt", "config/profile.yaml", "config/flows/rules/own.yaml"):
        os.mkfifo(tmp_path / file)
    assert "is a pipe or a device, not a file" in call("check", "letter.txt").err
    assert "own.yaml:1:1: This is not an ordinary file." in call("check", "-", stdin=b"Dear").err
    assert "profile.yaml:1:1: This is not an ordinary file." in call("keys").err
    told = call("--plain", stdin=b"check letter.txt\nquit\n")
    assert "letter.txt is a pipe or a device, not a file" in " ".join(told.out.split())
