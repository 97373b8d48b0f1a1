"""`amends flows`, `rules` and `where`: for those who write flows and for the curious."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.calls import Call

OWN = """\
flow: mugs
format: 1
title: A mug broke
synonyms: [cup, pottery]
include: core
questions:
  - use: customer_name
  - key: what_happened
    step: know
    type: text
    shape: clause
    required: true
    label: What happened?
    short: what happened
    why: They want to hear it from you.
    weak: there was an issue
    strong: your mug came in two pieces
    trainer_note: Let them say it aloud.
  - use: cause
  - use: next_update
letter:
  know:
    apology: core
    faults: core
    before: core
    spoken: core
    cause_given: core
    ownership: core
    not_known: core
  close:
    in_writing: core
    no_repeat: core
    last: core
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / "mugs.yaml").write_text(OWN, encoding="utf-8")
    return folder


def test_the_flows_are_listed(call: Call) -> None:
    told = call("flows", "list")
    assert told.code == 0
    assert [line.split()[0] for line in told.out.splitlines()] == [
        "billing",
        "late-delivery",
        "service-delay",
        "product-defect",
        "outage",
        "mixed-messages",
        "data-incident",
        "escalation-failure",
        "poor-service",
        "misstep",
        "generic",
    ]
    assert "Something else went wrong" in told.out


def test_flows_of_ones_own_stand_beside_them(call: Call, own: Path) -> None:
    assert "A mug broke" in call("flows", "list", "--flows", own).out
    config = Path(own.parent / "config" / "flows")
    config.parent.mkdir(exist_ok=True)
    own.rename(config)
    assert "A mug broke" in call("flows", "list").out


def test_a_flow_is_laid_open_in_both_voices(call: Call) -> None:
    told = call("flows", "show", "generic")
    assert told.code == 0
    assert "== What we know" in told.out
    assert "what_happened: What did you get wrong?  (long_text, required)" in told.out
    assert "I am sorry that ____ ." in told.out
    assert "we: We are sorry that {{ what_happened }}." in told.out
    assert "[names-problem, owns-responsibility]" in told.out or "[owns-responsibility]" in told.out


def test_what_may_be_answered_is_laid_open(call: Call) -> None:
    told = call("flows", "show", "escalation-failure")
    assert "one of: us (We noticed it), customer (They told us), again" in told.out
    assert "column how: They  (choice: " in told.out


def test_trainers_have_a_sheet(call: Call) -> None:
    told = call("flows", "show", "billing", "--notes")
    assert told.code == 0
    assert told.out.startswith("Wrong charge or refund: a sheet for trainers")
    for name in ("why", "weak", "strong", "in class"):
        assert f"\n  {name} " in told.out
    assert max(map(len, told.out.splitlines())) <= 100


def test_the_schema_is_the_committed_one(call: Call) -> None:
    told = call("flows", "schema")
    assert json.loads(told.out)["$schema"]
    committed = Path(__file__).parents[2] / "flows" / "flow.schema.json"
    assert told.out == committed.read_text(encoding="utf-8")


def test_the_style_of_a_house_is_checked_with_its_words(call: Call, own: Path) -> None:
    (own / "house.yaml").write_text(
        "format: 1\nlimit: []\nwords:\n  - {say: sign in, nto: [log in]}\n", encoding="utf-8"
    )
    told = call("flows", "check", own)
    assert told.code == 1
    assert "house.yaml:2:1: house.yaml has no key `limit`. Did you mean `limits`?" in told.out
    assert "`nto` is no key of a word. Did you mean `not`?" in told.out
    assert "1 flow read, 3 faults." in told.err
    (own / "house.yaml").write_text(
        "format: 1\nwords:\n  - {say: sign in, not: [log in]}\n", encoding="utf-8"
    )
    assert call("flows", "check", own / "house.yaml").code == 0
    assert "house.log-in" in call("rules", "list", "--flows", own).out
    assert "mugs" in call("flows", "list", "--flows", own).out


def test_the_schema_of_a_house_is_printed_too(call: Call) -> None:
    told = call("flows", "schema", "--house")
    assert json.loads(told.out)["title"].startswith("The style of a house")


def test_no_flow_is_called_house(call: Call, own: Path) -> None:
    assert "is the style of a house" in call("flows", "new", "house", "--flows", own).err


def test_letters_from_elsewhere_are_read_with_the_days_off_of_the_house(
    call: Call, own: Path, tmp_path: Path
) -> None:
    (own / "house.yaml").write_text(
        "format: 1\nanswers: {hours: weekdays 9 to 5}\nholidays: [25 December]\n", "utf-8"
    )
    letter = tmp_path / "letter.txt"
    letter.write_text("I will ring you on Saturday 28 November.\n", encoding="utf-8")
    words = ("check", "--flows", own, "--today", "2026-11-20", "--no-parts", letter)
    assert "outside your hours, “weekdays 9 to 5”" in call(*words).out


def test_sound_flows_have_no_faults(call: Call, own: Path) -> None:
    told = call("flows", "check", own)
    assert (told.code, told.out) == (0, "")
    assert told.err == "1 flow read, no faults.\n"
    assert call("flows", "check", own / "mugs.yaml").code == 0
    assert call("flows", "check", "--flows", own).err.startswith("13 flows read")


def test_a_faulty_flow_is_told_line_by_line(call: Call, own: Path) -> None:
    path = own / "mugs.yaml"
    path.write_text(
        OWN.replace("title:", "titel:").replace("type: text", "type: txet"), encoding="utf-8"
    )
    told = call("flows", "check", own)
    assert told.code == 1
    assert f"{path}:3:1: " in told.out
    assert "titel: A mug broke" in told.out
    assert "^" in told.out
    assert "text" in told.out
    assert "faults." in told.err
    listed = call("flows", "list", "--flows", own)
    assert "mugs" not in listed.out
    assert (listed.code, f"{path}:3:1: " in listed.err) == (1, True)
    assert "generic" in listed.out


def test_what_is_counted_is_what_is_shown(call: Call, own: Path) -> None:
    path = own / "mugs.yaml"
    path.write_text(OWN.replace("    faults: core\n", ""), encoding="utf-8")
    told = call("flows", "check", own)
    assert (told.code, told.out.count("warning: ")) == (0, 1)
    assert told.err == "1 flow read, no faults, 1 warning.\n"
    samples = own / "samples" / "mugs"
    samples.mkdir(parents=True)
    wrong = "format: 1\nanswers:\n  whta_happened: x\n  casue: y\n"
    (samples / "one.yaml").write_text(wrong, encoding="utf-8")
    (own / "cups.yaml").write_text(OWN.replace("mugs", "cups"), encoding="utf-8")
    told = call("flows", "check", own)
    assert told.code == 1
    assert told.err == "2 flows read, 2 faults, 1 warning.\n"
    (samples / "one.yaml").write_text("format: 1\nanswers: {what_happened: no}\n", encoding="utf-8")
    (samples / "one.txt").write_text("Dear nobody,\n", encoding="utf-8")
    assert call("flows", "check", own).err == "2 flows read, 1 fault, 1 warning.\n"


def test_a_folder_without_flows_is_told(call: Call, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "mugs.yml").write_text(OWN, encoding="utf-8")
    told = call("flows", "check", empty)
    assert told.code == 1
    assert told.out == f"There is no flow in {empty}: no file that ends with .yaml.\n"
    assert told.err == "No flows read, 1 fault.\n"


def test_a_sample_whose_letter_changed_is_told(call: Call, own: Path) -> None:
    samples = own / "samples" / "mugs"
    samples.mkdir(parents=True)
    (samples / "one.yaml").write_text(
        'format: 1\nflow: mugs\nnow: "2026-11-20 09:00"\nanswers: {what_happened: your mug broke}\n',
        encoding="utf-8",
    )
    told = call("flows", "check", own)
    assert told.code == 1
    assert "this sample has no letter beside it yet" in told.out
    letter = call("write", "mugs", "--flows", own, "--answers", samples / "one.yaml").out
    golden = samples / "one.txt"
    golden.write_text(letter, encoding="utf-8")
    assert call("flows", "check", own).code == 0
    golden.write_text(letter.replace("mug", "cup"), encoding="utf-8")
    told = call("flows", "check", own)
    assert told.code == 1
    assert f"{golden}:5:1: the letter of this sample is now another." in told.out
    assert "was: I am sorry that your cup broke." in told.out
    assert "now: I am sorry that your mug broke." in told.out
    golden.write_text(letter + "More.\n", encoding="utf-8")
    assert "was: More." in call("flows", "check", own).out
    golden.write_text(letter.rstrip("\n"), encoding="utf-8")
    assert "was: (no such line)" in call("flows", "check", own).out
    (samples / "two.yaml").write_text("format: 1\nanswers: {whta_happened: x}\n", encoding="utf-8")
    assert "Did you mean `what_happened`?" in call("flows", "check", own).out


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01",
        b"\x89PNG\r\n\x1a\n\xde\xad",
        b"a: &x [*x, *x]\n",
        b"a: " + b"{" * 4000,
        b"flow: bad\n" * 3,
        b"x" * 2_000_000,
        b"flow: bad\nformat: 1\ntitle: \x1b[31mred\n",
        b"flow: bad\nformat: 9\ntitle: newer\n",
        b"- a\n- b\n",
    ],
    ids=[
        "empty",
        "nul",
        "picture",
        "aliases",
        "nested",
        "doubled",
        "long",
        "escape",
        "newer",
        "list",
    ],
)
def test_a_file_that_is_no_flow_is_a_sentence_with_its_place(
    call: Call, own: Path, data: bytes
) -> None:
    path = own / "bad.yaml"
    path.write_bytes(data)
    told = call("flows", "check", path)
    assert told.code == 1
    assert f"{path}:" in told.out
    assert "\x1b" not in told.out
    assert call("flows", "show", "bad", "--flows", own).code == 2
    assert "A mug broke" in call("flows", "list", "--flows", own).out


def test_a_flow_or_file_that_is_not_there_is_told(call: Call) -> None:
    told = call("flows", "show", "nope")
    assert told.code == 2
    assert told.err.startswith("There is no flow called nope. There are: ")
    told = call("flows", "check", "/dev/null")
    assert told == (2, "", "/dev/null is neither an ordinary file nor a folder.\n")
    assert call("flows", "check", "nope") == (2, "", "There is no file or folder nope.\n")
    assert call("flows", "list", "--flows", "nope").code == 2
    assert call("flows", "show", "billing", "--flows", "nope").code == 2


def test_the_rules_are_listed_shown_and_proven(call: Call) -> None:
    told = call("rules", "list")
    assert told.code == 0
    first = told.out.splitlines()[0].split()[0]
    shown = call("rules", "show", first)
    assert shown.code == 0
    assert shown.out.startswith(first)
    assert "weak" in shown.out
    assert "strong" in shown.out
    wrong = call("rules", "show", first + "x")
    assert wrong.code == 2
    assert f"Did you mean {first}?" in wrong.err
    assert call("rules", "check", "nope").code == 2
    assert call("rules", "list", "--flows", "nope").code == 2


def test_a_rule_of_ones_own_is_proven_by_its_examples(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("format: 1\nrules: [{id: x}]\n", encoding="utf-8")
    told = call("rules", "check", path)
    assert told.code == 1
    assert f"{path}:" in told.out


def test_a_broken_rule_file_of_ones_own_is_told_wherever_it_would_be_read(
    call: Call, own: Path, tmp_path: Path
) -> None:
    rules = own / "rules" / "house.yaml"
    rules.parent.mkdir()
    rules.write_text(
        "format: 1\ncategory: jargon\nrules:\n  - id: house.x\n    fnid: [oversold]\n",
        encoding="utf-8",
    )
    answers = tmp_path / "answers.yaml"
    answers.write_text("format: 1\nanswers: {what_happened: your mug broke}\n", encoding="utf-8")
    place = f"{rules}:5:5: "
    for words in (
        ("write", "mugs", "--answers", answers),
        ("rules", "list"),
        ("rules", "show", "house.x"),
        ("rules", "show", "blame-shift.past"),
    ):
        told = call(*words, "--flows", own)
        assert place in told.err
        assert place not in told.out
    assert (
        "There is no rule called house.x." in call("rules", "show", "house.x", "--flows", own).err
    )
    checked = call("flows", "check", own)
    assert checked.code == 1
    assert place in checked.out
    faults = checked.out.count(f"{rules}:")
    assert f"1 flow read, {faults} fault" in checked.err
    assert place in call("flows", "check", "--flows", own).out


def test_every_place_is_named(call: Call, tmp_path: Path) -> None:
    told = call("where")
    assert told.code == 0
    for place in ("state/cases.db", "config/profile.yaml", "config/flows", "../cache"):
        assert os.path.normpath(tmp_path / place) in told.out
