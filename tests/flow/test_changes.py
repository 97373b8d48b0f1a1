"""A file that changes a shipped flow without copying it."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.cli import main
from wizard.flow.loader import FlowLibrary
from wizard.flow.shipped import shipped_folder
from wizard.text.strict_yaml import FaultyFile

SAMPLE = shipped_folder() / "samples" / "late-delivery" / "full-gown.yaml"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(f"changes: {name}\nformat: 1\n{text}", encoding="utf-8")
    return folder


def letter(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    main(["write", "late-delivery", "--flows", str(folder), "--answers", str(SAMPLE)])
    return capsys.readouterr().out


def faults(folder: Path, name: str) -> list[str]:
    with pytest.raises(FaultyFile) as caught:
        FlowLibrary([shipped_folder(), folder]).get(name)
    return [f"{f.mark.line}:{f.mark.column} {f.message}" for f in caught.value.faults]


@pytest.mark.parametrize(
    ("name", "text", "shipped", "own"),
    [
        (
            "late-delivery",
            'letter:\n  done:\n    there_by: "Look for it on {{ refund_seen }}."\n',
            "You should see it there by",
            "Look for it on",
        ),
        (
            "core",
            'letter:\n  signature:\n    regards: {text: "With our apologies,"}\n',
            "Kind regards,",
            "With our apologies,",
        ),
    ],
)
def test_one_sentence_is_worded_anew_and_all_others_stay(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    text: str,
    shipped: str,
    own: str,
) -> None:
    before = SAMPLE.with_suffix(".txt").read_text(encoding="utf-8")
    assert letter(written(tmp_path, name, text), capsys) == before.replace(shipped, own)


def test_a_sentence_worded_anew_gives_what_it_gave(tmp_path: Path) -> None:
    text = (
        'letter:\n  done:\n    there_by: "Look for it on {{ refund_seen }}."\n'
        '    actions: "On {{ done_on }} I {{ done }}."\n'
    )
    flow = FlowLibrary([shipped_folder(), written(tmp_path, "late-delivery", text)]).get(
        "late-delivery"
    )
    assert flow.sentences["there_by"].gives == ("gives-timeline",)
    assert flow.sentences["actions"].gives == ("states-done",)  # as core has it
    assert FlowLibrary([shipped_folder(), tmp_path]).warnings("late-delivery") == ()


def test_a_question_and_a_box_take_what_is_written_anew(tmp_path: Path) -> None:
    text = (
        "title: A parcel came late\nquestions:\n  - {use: item, label: Which parcel}\n"
        "  - {use: order_no, example: order 7}\n"
    )
    folder = written(tmp_path, "late-delivery", text)
    flow = FlowLibrary([shipped_folder(), folder]).get("late-delivery")
    assert flow.title == "A parcel came late"
    assert flow.questions["item"].label == "Which parcel"
    assert flow.questions["item"].required
    assert flow.questions["order_no"].example == "order 7"


def test_show_says_where_a_sentence_is_to_be_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["flows", "show", "late-delivery"]) == 0
    shown = capsys.readouterr().out.split("== The letter")[1]
    assert "  regards  (written in core)\n" in shown.split("-- signature")[1]
    done = shown.split("-- done\n")[1].split("-- next\n")[0]
    assert "  send_back  [offers-remedy]\n" in done


def test_what_is_remembered_of_a_flow_changes_with_it(tmp_path: Path) -> None:
    before = FlowLibrary([shipped_folder()]).get("billing").hash
    folder = written(tmp_path, "core", "questions:\n  - {use: company, default: Tallow Pay}\n")
    assert FlowLibrary([shipped_folder(), folder]).get("billing").hash != before


def test_shipped_samples_are_not_compared_with_your_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = 'letter:\n  signature:\n    regards: {text: "With our apologies,"}\n'
    assert main(["flows", "check", "--flows", str(written(tmp_path, "core", text))]) == 0
    assert "no faults" in capsys.readouterr().err


def test_every_slip_is_named_at_its_place(tmp_path: Path) -> None:
    text = (
        "colour: red\n"
        'letter:\n  close:\n    reech: "Ring me."\n    last: "Sorry {{ custmer_name }}."\n  ending: {a: b}\n'
        "questions:\n  - use: nxt_on\n  - key: z\n  - use: refund_on\n    boxes: []\n"
    )
    found = faults(written(tmp_path, "billing", text), "billing")
    assert [line.split(".")[0] for line in found] == [
        "3:1 A file of changes has no key `colour`",
        "6:5 There is no sentence in `close` named `reech`",
        "8:3 There is no section `ending`",
        "10:10 There is no question `nxt_on`",
        "11:5 Each question here begins with `use:` and the key of one that the flow asks",
        "13:5 A box is changed by itself: another `- use:` with its key",
    ]
    assert "Did you mean `reach`? What it takes from `core` is changed in core.yaml." in found[1]


def test_slips_inside_what_is_written_anew_are_named_in_your_file(tmp_path: Path) -> None:
    text = 'letter:\n  close:\n    last: "Sorry {{ custmer_name }}."\n'
    folder = written(tmp_path, "generic", text)
    assert faults(folder, "generic") == [
        "5:21 There is no question or sum `custmer_name`. Did you mean `customer_name`?"
    ]


def test_there_must_be_something_to_change(tmp_path: Path) -> None:
    assert faults(written(tmp_path, "lost", ""), "lost") == [
        "1:10 There is no flow `lost` to change."
    ]


def test_the_file_has_the_name_of_what_it_changes(tmp_path: Path) -> None:
    (tmp_path / "outage.yaml").write_text("changes: billing\n", encoding="utf-8")
    assert faults(tmp_path, "outage") == [
        "1:1 This file has no `format`. Write `format: 1`.",
        "1:10 What changes `billing` belongs in a file named billing.yaml, not outage.yaml.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "letter: [a]\n",
        "questions: {a: b}\n",
        "letter: {close: [a]}\n",
        "letter: {close: {last: [a]}}\n",
    ],
)
def test_what_is_no_letter_and_no_question_is_said_to_be_so(tmp_path: Path, text: str) -> None:
    assert faults(written(tmp_path, "generic", text), "generic")


def test_an_example_that_cannot_be_read_is_named_in_your_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path, "core", "questions:\n  - {use: done_on, example: some day}\n")
    assert main(["flows", "check", "--flows", str(folder)]) == 1
    shown = capsys.readouterr().out
    assert f"{folder / 'core.yaml'}:4:5: the example of `done_on` cannot be read:" in shown


def test_a_sentence_looked_for_in_the_wrong_section_is_told_where_it_stands(tmp_path: Path) -> None:
    text = 'letter:\n  done:\n    looked_after: "Come to me."\n    lookd: "Come to me."\n'
    found = faults(written(tmp_path, "poor-service", text), "poor-service")
    assert (
        found[0] == "5:5 There is no sentence in `done` named `looked_after`. It stands in `next`."
    )
    assert "It stands" not in found[1]


def test_what_a_change_leaves_unused_is_told_at_the_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = 'letter:\n  next:\n    looked_after: "{{ owner_name }} looks after you until {{ owner_until }}."\n'
    folder = written(tmp_path, "poor-service", text)
    assert main(["flows", "check", str(folder)]) == 0
    shown = capsys.readouterr().out
    unused = "No sentence, sum or condition uses the answer to `owner_at`."
    place = f"{folder / 'poor-service.yaml'}:1:1: warning: "
    assert (
        f"{place}With these changes: {unused} ({shipped_folder() / 'poor-service.yaml'}:" in shown
    )
    assert shown.count("warning: ") == 1


def test_a_fault_of_a_sentence_worded_anew_is_told_where_it_is_worded(tmp_path: Path) -> None:
    text = 'letter:\n  next:\n    looked_after: "Somebody looks after you."\n'
    assert faults(written(tmp_path, "poor-service", text), "poor-service") == [
        "5:5 `looked_after` mentions no question. Give it a `when`, or write `fixed: true`."
    ]
