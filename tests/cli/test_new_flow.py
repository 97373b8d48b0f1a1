"""`amends flows new | preview`: the first ten minutes of somebody who writes a flow."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pexpect
import pytest

from tests.cli.calls import PATIENCE, Call
from tests.real_terminal import environment


@pytest.fixture
def team(tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    folder.mkdir()
    return folder


def test_a_new_flow_works_as_it_is(call: Call, team: Path) -> None:
    told = call("flows", "new", "lost-key", "--flows", team)
    assert told.code == 0
    assert told.out == f"{team / 'lost-key.yaml'}\n"
    assert "amends flows preview lost-key" in told.err
    checked = call("flows", "check", team)
    assert (checked.code, checked.out) == (0, "")
    assert "Lost key" in call("flows", "list", "--flows", team).out
    letter = (team / "samples" / "lost-key" / "first.txt").read_text(encoding="utf-8")
    assert "I am sorry that we lost the spare key you left with us. That was our mistake." in letter


def test_a_new_flow_says_what_happened_at_every_severity(call: Call, team: Path) -> None:
    call("flows", "new", "lost-key", "--flows", team)
    answers = team / "samples" / "lost-key" / "first.yaml"
    for severity in ("light", "serious", "grave"):
        told = call(
            "write", "lost-key", "--flows", team, "--answers", answers, "--severity", severity
        )
        assert "e lost the spare key you left with us." in told.out
    assert "I am sorry. We lost the spare key you left with us. That was our fault" in told.out


def test_a_new_flow_answers_the_switches_and_promises_word(call: Call, team: Path) -> None:
    call("flows", "new", "lost-key", "--flows", team)
    answers = team / "samples" / "lost-key" / "first.yaml"
    text = answers.read_text(encoding="utf-8").replace(
        "  place: in the drawer under the till\n", ""
    )
    more = (
        "  told_by: again\n  spoke: spoke\n  apologised: yes\n  next_update: Friday 22 May 12:00\n"
    )
    answers.write_text(text.replace("now:", "unknown: [place]\nnow:") + more, encoding="utf-8")
    letter = call("write", "lost-key", "--flows", team, "--answers", answers).out
    assert "You have had an apology from us before, and you are owed more than another." in letter
    assert "I do not yet know where it was last seen; I will write again by Friday 22 May" in letter
    assert "You will not have to explain it all again." in letter
    text = answers.read_text(encoding="utf-8").replace("  apologised: yes\n", "")
    answers.write_text(text, encoding="utf-8")
    letter = call("write", "lost-key", "--flows", team, "--answers", answers).out
    assert "We have spoken about this; here you have it in writing." in letter


def test_a_letter_that_hides_what_happened_is_pointed_at(call: Call, team: Path) -> None:
    call("flows", "new", "lost-key", "--flows", team)
    file = team / "lost-key.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if "faults: core" not in line), encoding="utf-8")
    told = call("flows", "check", team)
    place = next(n for n, line in enumerate(file.read_text().splitlines(), 1) if "apology:" in line)
    assert told.out.startswith(
        f"{file}:{place}:5: warning: At `grave` the letter does not say what happened:"
        " place `faults: core` too.\n        apology: core "
    )
    file.write_text(
        "".join(line for line in lines if "faults: core" not in line and "apology:" not in line),
        encoding="utf-8",
    )
    told = call("flows", "check", team)
    every = "At `light`, `serious` and `grave` the letter"
    assert f"{every} does not say what happened: place `apology: core` and" in told.out
    assert f"{every} says sorry nowhere: place `apology: core` too." in told.out


@pytest.mark.parametrize(
    ("left_out", "at", "told"),
    [
        (
            "before: core",
            "apology: core",
            "“Apologised before?” (`apologised`), and no sentence here",
        ),
        (
            "in_writing: core",
            "reach: core",
            "answers “We spoke”. Place `in_writing: core`",
        ),
        ("use: next_update", "not_known: core", "Add `- use: next_update` to the questions."),
        ("not_known: core", "key: place", "Place `not_known: core` under `know`."),
    ],
)
def test_what_every_letter_asks_or_promises_is_missed(
    call: Call, team: Path, left_out: str, at: str, told: str
) -> None:
    call("flows", "new", "lost-key", "--flows", team)
    file = team / "lost-key.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if left_out in line)
    del lines[number : number + (2 if "next_update" in left_out else 1)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    place = next(n for n, line in enumerate(lines, 1) if at in line)
    shown = call("flows", "check", team).out
    assert shown.startswith(f"{file}:{place}:5: warning: ")
    assert told in shown
    assert left_out == "not_known: core" or shown.count("warning: ") == 1


def test_without_a_folder_named_it_goes_where_amends_looks(call: Call) -> None:
    told = call("flows", "new", "lost-key")
    assert told.code == 0
    assert Path(told.out.strip()).is_file()
    assert "Lost key" in call("flows", "list").out


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Lost Key", "cannot be the name of a flow"),
        ("../lost", "cannot be the name of a flow"),
        ("billing", "There is a flow called billing already"),
    ],
)
def test_a_name_that_will_not_do_is_refused(
    call: Call, team: Path, name: str, message: str
) -> None:
    told = call("flows", "new", name, "--flows", team)
    assert told.code == 2
    assert message in told.err
    assert list(team.iterdir()) == []


def test_its_folder_is_made_where_there_is_a_place_for_it(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    assert call("flows", "new", "Lost Key", "--flows", folder).code == 2
    assert not folder.exists()
    assert (
        call("flows", "new", "lost-key", "--flows", folder).out == f"{folder / 'lost-key.yaml'}\n"
    )
    assert call("flows", "check", folder).err == "1 flow read, no faults.\n"
    told = call("flows", "new", "lost-key", "--flows", tmp_path / "no" / "where")
    assert told.code == 2
    assert f"There is no folder {tmp_path / 'no' / 'where'}." in told.err


def test_nothing_that_was_written_is_written_over(call: Call, team: Path) -> None:
    call("flows", "new", "lost-key", "--flows", team)
    file = team / "lost-key.yaml"
    file.write_text("mine", encoding="utf-8")
    told = call("flows", "new", "lost-key", "--flows", team)
    assert told.code == 2
    assert str(file) in told.err
    assert file.read_text(encoding="utf-8") == "mine"


def test_the_letter_of_the_examples_is_shown(call: Call) -> None:
    told = call("flows", "preview", "billing", "--once")
    assert told.code == 0
    assert "I am sorry that we charged your card twice for May." in told.out
    assert "‹" not in told.out
    assert "There is no flow called biling." in call("flows", "preview", "biling").err


@pytest.mark.parametrize("name", ["billing", "late-delivery", "outage", "generic"])
def test_examples_together_say_nothing_odd(call: Call, name: str) -> None:
    assert "minus" not in call("flows", "preview", name, "--once").out


def test_a_slip_is_shown_with_its_place(call: Call, team: Path) -> None:
    call("flows", "new", "lost-key", "--flows", team)
    file = team / "lost-key.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("{{ place }}", "{{ plaec }}"))
    told = call("flows", "preview", "lost-key", "--once", "--flows", team)
    assert told.code == 1
    assert f"{file}:" in told.out
    assert "Did you mean `place`?" in told.out


def test_the_letter_follows_the_file(call: Call, team: Path, tmp_path: Path) -> None:
    call("flows", "new", "lost-key", "--flows", team)
    arguments = ["-m", "wizard", "flows", "preview", "lost-key", "--flows", str(team)]
    child = pexpect.spawn(
        sys.executable, arguments, env=environment(tmp_path), timeout=PATIENCE, encoding="utf-8"
    )
    child.expect("lost the spare key")
    file = team / "lost-key.yaml"
    words = file.read_text(encoding="utf-8").replace("we lost the spare key", "we lost the red key")
    file.write_text(words, encoding="utf-8")
    child.expect("lost the red key")
    child.kill(signal.SIGINT)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130


def test_a_name_that_is_not_marked_as_their_own_is_pointed_at(call: Call, team: Path) -> None:
    call("flows", "new", "lost-key", "--flows", team)
    file = team / "lost-key.yaml"
    guest = (
        "  - {key: guest, step: start, type: person, label: Who, short: who, trainer_note: Ask.}\n"
    )
    text = file.read_text(encoding="utf-8").replace("  - use: cause\n", f"{guest}  - use: cause\n")
    text = text.replace("    reach: core\n", '    reach: core\n    bye: "Goodbye, {{ guest }}."\n')
    file.write_text(text, encoding="utf-8")
    told = call("flows", "check", team)
    assert "warning: `guest` is one customer's own. Write `personal: true`" in told.out
    assert told.err == "1 flow read, no faults, 1 warning.\n"
    file.write_text(text.replace("short: who,", "short: who, personal: true,"), encoding="utf-8")
    assert call("flows", "check", team).err == "1 flow read, no faults.\n"


def test_a_long_page_and_a_missing_note_are_pointed_at(call: Call, team: Path) -> None:
    call("flows", "new", "lost-key", "--flows", team)
    file = team / "lost-key.yaml"
    boxes = "".join(
        f"      - {{key: more_{n}, type: text, label: More, short: more {n}}}\n" for n in range(5)
    )
    text = file.read_text(encoding="utf-8")
    note = "    trainer_note: Ask the class what the customer would call it.\n"
    assert note in text
    file.write_text(text.replace(note, f"    boxes:\n{boxes}"), encoding="utf-8")
    told = call("flows", "check", team)
    assert "The page of `what_happened` has 6 boxes, and 5 are all that a person sees" in told.out
    assert "`what_happened` has no `trainer_note`" in told.out
    assert "No sentence, sum or condition uses the answer to `more_0`." in told.out
