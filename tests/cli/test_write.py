"""`amends write`: the letter on standard output, everything else on standard error."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import ANSWERS, Call
from tests.deliver.conftest import XServer, need, x_server

__all__ = ["x_server"]

LETTER = """\
Subject: An apology from Sam Lee

Dear Ms Carter,

I am sorry that we charged your card twice for May. That was our mistake.

The reason is that I sent the payment list twice.

Today I refunded the whole £85.00 to your card. To make up for it, I will pay the fee your bank took.

By Tuesday 24 November I will ring you to check that it is there. From now on, a second person reads \
every payment list before it goes out.

You can reach me on 020 7946 0142.

Kind regards,
Sam Lee
"""


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


def changed(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_the_letter_and_nothing_else_is_printed(call: Call, answers: Path) -> None:
    told = call("write", "generic", "--answers", answers)
    assert told.out == LETTER
    assert told.code == 0


def test_answers_can_be_piped_in(call: Call, answers: Path) -> None:
    assert call("write", "generic", "--answers", "-", stdin=answers.read_bytes()).out == LETTER


def test_severity_and_channel_can_be_given(call: Call, answers: Path) -> None:
    told = call(
        "write", "generic", "--answers", answers, "--severity", "grave", "--channel", "ticket"
    )
    assert told.out.startswith("I am sorry. We charged your card twice for May.")
    assert "Kind regards" not in told.out


def test_the_clock_can_be_set(call: Call, answers: Path) -> None:
    changed(answers, 'now: "2026-11-20 09:00"\nzone: Europe/London\n', "")
    told = call("write", "generic", "--answers", answers, "--today", "2026-11-16", "--now", "16:00")
    assert "Today I refunded" in told.out
    assert "By Tuesday 24 November I will" in told.out
    for wrong in (("--today", "someday"), ("--now", "25:00")):
        told = call("write", "generic", "--answers", answers, *wrong)
        assert (told.code, told.out) == (2, "")
        assert wrong[1] in told.err


def test_what_weakens_the_letter_is_talk(call: Call, answers: Path) -> None:
    changed(answers, "we charged your card twice for May", "there may have been a problem with May")
    told = call("write", "generic", "--answers", answers)
    assert "may have been" in told.out
    assert "letter:5:" in told.err
    assert "warning" in told.err


def test_missing_answers_are_named_and_the_letter_shows_the_gaps(call: Call, answers: Path) -> None:
    changed(answers, "  what_happened: we charged your card twice for May\n  cause", "  cause")
    changed(answers, "  signer_name: Sam Lee\n", "")
    told = call("write", "generic", "--answers", answers)
    assert told.code == 2
    assert "I am sorry that ‹what went wrong›." in told.out
    assert "Not answered yet: " in told.err
    assert "what went wrong" in told.err
    assert "who signs it" in told.err


def test_an_answer_that_cannot_be_read_is_named_with_the_reason(call: Call, answers: Path) -> None:
    told = call("write", "generic", "--answers", changed(answers, "Tuesday 24 November", "soonish"))
    assert told.code == 2
    assert "the day of your next step: " in told.err
    assert "soonish" in told.err


def test_a_key_that_the_flow_does_not_ask_is_shown_with_the_nearest(
    call: Call, answers: Path
) -> None:
    told = call("write", "generic", "--answers", changed(answers, "  cause:", "  cuase:"))
    assert (told.code, told.out) == (2, "")
    assert f"{answers}:9:3: generic asks no `cuase`. Did you mean `cause`?" in told.err
    assert "  cuase: I sent the payment list twice" in told.err


def test_answers_for_another_flow_are_refused(call: Call, answers: Path) -> None:
    told = call("write", "billing", "--answers", answers)
    assert (told.code, told.out) == (2, "")
    place = f"{answers}:2:7: "
    assert told.err.startswith(f"{place}These answers are for generic, not for billing.\n")


def test_a_flow_that_is_not_there_is_told_with_the_nearest(call: Call, answers: Path) -> None:
    told = call("write", "biling", "--answers", answers)
    assert told == (2, "", "There is no flow or command called biling. Did you mean billing?\n")
    told = call("write", "zzzz", "--answers", answers)
    assert "There are: billing, late-delivery, service-delay, product-defect, outage," in told.err


def test_a_column_that_is_not_there_is_told_with_the_nearest(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(
        "format: 1\nflow: billing\nanswers:\n  charges:\n    - {which: May, takn: 115.20}\n",
        encoding="utf-8",
    )
    told = call("write", "billing", "--answers", file)
    assert told.code == 2
    assert f"{file}:4:" in told.err
    assert "`charges` has no column `takn`. Did you mean `taken`?" in told.err


# -- copying ---------------------------------------------------------------------------------------


def test_without_a_clipboard_nothing_is_said_to_be_copied(call: Call, answers: Path) -> None:
    told = call("write", "generic", "--answers", answers, "--copy")
    assert told.code == 1
    assert told.out == LETTER
    assert "Copied" not in told.err


def test_the_letter_is_on_the_clipboard(
    call: Call, answers: Path, x_server: XServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "xclip").symlink_to(need("xclip"))
    environment = (("PATH", str(tmp_path / "bin")), ("DISPLAY", x_server.display))
    told = call("write", "generic", "--answers", answers)
    for name, value in environment:
        monkeypatch.setenv(name, value)
    told = call("write", "generic", "--answers", answers, "--copy")
    assert told.code == 0
    assert "Copied" in told.err
    assert x_server.clipboard == LETTER.partition("\n\n")[2]


BLOCKED = "Ms [Customer Name]"


def test_what_blocks_the_letter_is_told_and_nothing_is_copied(call: Call, answers: Path) -> None:
    told = call("write", "generic", "--answers", changed(answers, "Ms Carter", BLOCKED), "--copy")
    assert told.code == 1
    assert "Not copied: " in told.err
    assert "--override REASON" in told.err
    assert "[Customer Name]" in told.out


def test_a_blocked_letter_is_a_fault_without_a_copy_too(call: Call, answers: Path) -> None:
    told = call("write", "generic", "--answers", changed(answers, "Ms Carter", BLOCKED))
    assert told.code == 1
    assert "Not copied" not in told.err
    assert "\n\n" not in told.err


def test_a_reason_lets_it_through(call: Call, answers: Path) -> None:
    changed(answers, "Ms Carter", BLOCKED)
    told = call("write", "generic", "--answers", answers, "--override", "a sample for the class")
    assert told.code == 0


def test_what_is_typed_stays_text(call: Call, answers: Path) -> None:
    changed(
        answers,
        "we charged your card twice for May",
        "'we sent {{ 271*3001 }} and [red]this[/red] $(id)'",
    )
    told = call("write", "generic", "--answers", answers)
    assert "I am sorry that we sent {{ 271*3001 }} and [red]this[/red] $(id)." in told.out


# -- bad input -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "nothing in this file"),
        (b"\x00\x01\x02", "NUL"),
        (b"\xff\xfea\x00", "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\xde\xad", "not UTF-8"),
        (b"format: 1\nanswers: &a {b: *a}\n", ":2:"),
        (b"format: 1\nanswers: !!python/object:os.system {a: 1}\n", ":2:"),
        (b"format: 1\nanswers: " + b"[" * 5000 + b"\n", ":2:"),
        (b"format: 2\nanswers: {}\n", "written in format 2"),
        (b"format: 1\nformat: 1\n", ":2:1:"),
        (b"format: 1\nanwsers: {}\n", "Did you mean"),
        (b"- a list\n", "Begin with a line"),
        (b"format: 1\nanswers: {what_happened: [1, {a: 2}]}\n", ":2:"),
        (b"format: 1\nnow: someday\n", ":2:"),
        (b"format: 1\nanswers:\n  what_happened: we \x1b[31m were late\n", ":3:"),
        (b"a" * 50_000_000, "500 kB"),
    ],
    ids=lambda value: repr(value[:20]) if isinstance(value, bytes) else "",
)
def test_a_bad_answers_file_is_a_sentence_with_its_place(
    call: Call, tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(data)
    by_name = call("write", "generic", "--answers", path)
    assert (by_name.code, by_name.out) == (2, "")
    assert words in by_name.err
    assert str(path) in by_name.err
    piped = call("write", "generic", "--answers", "-", stdin=data)
    assert (piped.code, piped.out) == (2, "")
    assert "standard input" in piped.err
    assert "\x1b" not in by_name.err + piped.err


def test_a_file_that_cannot_be_opened_is_a_sentence(call: Call, tmp_path: Path) -> None:
    assert call("write", "generic", "--answers", tmp_path / "none").code == 2
    assert "folder" in call("write", "generic", "--answers", tmp_path).err
    assert call("write", "generic", "--answers", "a\0b").code == 2


def test_a_folder_of_flows_that_is_not_there_is_told(call: Call, answers: Path) -> None:
    told = call("write", "generic", "--answers", answers, "--flows", "nowhere")
    assert told == (2, "", "There is no folder nowhere. --flows wants a folder of flow files.\n")
