"""Files of laws: what their author is told of a slip, and what the command line says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import ANSWERS
from wizard.cli import main

LAW = """\
regime: tide
format: 1
title: Tide tables
for: [generic]
applies: Sailors.
law: The Tide Act
source: The Tide Act 1903
as_of: 2026-11-01
"""


def folder_with(folder: Path, text: str, name: str = "tide") -> Path:
    (folder / "regimes").mkdir(exist_ok=True)
    (folder / "regimes" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["flows", "check", str(folder)])
    told = capsys.readouterr()
    return code, (told.out + told.err).replace(f"{folder / 'regimes'}/", "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LAW.replace("as_of: 2026-11-01\n", ""), "tide.yaml:1:1: A regime has no `as_of`."),
        (
            LAW.replace("2026-11-01", "last autumn"),
            "tide.yaml:8:8: `as_of` is a day such as 2026-11-01.",
        ),
        (
            LAW + "requiers: []\n",
            "tide.yaml:9:1: A regime has no key `requiers`. Did you mean `requires`?",
        ),
        (
            LAW.replace("regime: tide", "regime: tides"),
            "tide.yaml:1:9: The regime `tides` belongs in a file named tides.yaml, not tide.yaml.",
        ),
        (
            LAW + "clocks:\n  - {what: It is due by, days: 3}\n",
            "tide.yaml:10:5: One of `clocks` has no `from`.",
        ),
        (
            LAW + "clocks:\n  - {what: It is due by, from: reference}\n",
            "tide.yaml:10:5: A clock has `days` or `hours`.",
        ),
        (
            LAW + "clocks:\n  - {what: It is due by, from: reference, days: 3}\n",
            "a clock runs from a day, and `reference` is none.",
        ),
        (
            LAW + "groups:\n  - {heading: One}\n  - {heading: Two}\n",
            "tide.yaml:10:3: One heading, and only one, has neither `sentences` nor `parts`",
        ),
        (
            LAW + "requires:\n  - {what: when it was, sentences: [high_water], ask: cause}\n",
            "`generic` has no sentence `high_water`.",
        ),
        (
            LAW + "requires:\n  - {what: when, sentences: [cause_given], ask: tide_time}\n",
            "`generic` asks no `tide_time`.",
        ),
        (
            LAW + "letter:\n  know:\n    high: The water was at {{ tide_time }}.\n",
            "tide.yaml:11:31: There is no question or sum `tide_time`.",
        ),
        (
            LAW + "questions:\n  - {key: reference, step: know, type: date, label: A, short: b}\n",
            "tide.yaml:10:5: The question `reference` is there already, and it is not the same",
        ),
        (
            LAW + "questions:\n  - {key: tide, step: know, type: date, label: A}\n",
            "tide.yaml:10:5: The question `tide` has no `short`.",
        ),
        (LAW.replace("[generic]", "[generc]"), "There is no flow `generc`. Did you mean `generic`"),
        (
            LAW + "calc:\n  known_cause: 1 + 1\n  high: tide > 2\n",
            "tide.yaml:11:9: There is no question or sum `tide`",
        ),
    ],
)
def test_a_slip_is_named_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    code, said = checked(folder_with(tmp_path, text), capsys)
    assert code == 1
    assert told in said


def test_a_law_without_a_slip_is_read_with_the_flows_it_is_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = checked(folder_with(tmp_path, LAW), capsys)
    assert (code, said) == (0, "1 flow read, no faults.\n")


def test_laws_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["flows", "laws", "--flows", str(folder_with(tmp_path, LAW))]) == 0
    told = capsys.readouterr().out
    assert "tide  Tide tables, for generic\n    Sailors.\n" in told
    assert "    The Tide Act, as of 2026-11-01. The Tide Act 1903\n" in told


def test_a_faulty_law_of_ones_own_is_told_and_the_letter_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_with(tmp_path, LAW + "oh: no\n")
    answers = tmp_path / "answers.yaml"
    answers.write_text(ANSWERS, encoding="utf-8")
    assert main(["write", "generic", "--flows", str(folder), "--answers", str(answers)]) == 0
    assert "Ms Carter" in capsys.readouterr().out
    main(["flows", "laws", "--flows", str(folder)])
    assert "tide.yaml:9:1: A regime has no key `oh`" in capsys.readouterr().err


def test_a_law_is_named_in_the_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    law = LAW + "letter:\n  next:\n    high: {text: The water comes twice a day., fixed: true}\n"
    folder = folder_with(tmp_path, law)
    answers = tmp_path / "answers.yaml"
    answers.write_text(ANSWERS, encoding="utf-8")
    call = ["write", "generic", "--flows", str(folder), "--answers", str(answers), "--law"]
    assert main([*call, "tide"]) == 0
    told = capsys.readouterr()
    assert "\n\nThe water comes twice a day.\n\nYou can reach me" in told.out
    assert told.err.endswith(
        "It follows The Tide Act, as of Sunday 1 November 2026."
        " Have it checked by somebody who knows the law.\n"
    )
    assert main([*call, "tied"]) == 2
    assert capsys.readouterr().err == (
        "--law: generic follows no law named `tied`. Did you mean `tide`?\n"
    )
