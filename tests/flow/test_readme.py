"""What `flows/README.md` tells the authors of flows is so: its tables, and its example from start to end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wizard.cli import main
from wizard.expr.functions import ABOUT_NOTHING, FUNCTIONS
from wizard.flow import keys
from wizard.flow.keys import Key
from wizard.flow.loader import FlowLibrary
from wizard.flow.names import NAMES
from wizard.flow.shipped import shipped_folder

README = shipped_folder() / "README.md"
TABLES = {
    "a flow": keys.FLOW,
    "a question": keys.QUESTION,
    "a choice": keys.CHOICE,
    "a `validate` rule": keys.RULE,
    "a sentence": keys.SENTENCE,
    "a wording of `say`": keys.VARIANT,
}
_FILE = re.compile(r"<!-- file: (\S+) -->\n+```\w*\n(.*?)```\n", re.DOTALL)


def table(of: dict[str, Key]) -> str:
    """The keys as the README lists them."""
    rows = ["| key | what it is |", "|---|---|"]
    for name, key in of.items():
        words = f" One of {', '.join(f'`{word}`' for word in key.words)}." if key.words else ""
        rows.append(
            f"| {'**' if key.needed else ''}`{name}`{'**' if key.needed else ''} | {key.about}{words} |"
        )
    return "\n".join(rows)


@pytest.mark.parametrize("of", TABLES)
def test_it_lists_every_key(of: str) -> None:
    assert table(TABLES[of]) in README.read_text(encoding="utf-8")


def test_it_names_everything_a_condition_may_use() -> None:
    text = README.read_text(encoding="utf-8")
    used = {*FUNCTIONS, *ABOUT_NOTHING, *NAMES}
    assert [name for name in used if not re.search(rf"`{name}\b", text)] == []


def test_its_house_is_one_that_can_be_read(tmp_path: Path) -> None:
    found = re.search(r"<!-- house -->\n```yaml\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert found is not None
    (tmp_path / "house.yaml").write_text(found[1], encoding="utf-8")
    assert main(["flows", "check", str(tmp_path)]) == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example of the README, written out as its reader would."""
    for name, text in _FILE.findall(README.read_text(encoding="utf-8")):
        path = tmp_path / "own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "own"


def test_the_example_is_without_faults(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["flows", "check", str(folder)])
    shown = capsys.readouterr()
    assert (code, shown.out) == (0, "")
    assert "no faults" in shown.err


def test_the_example_gives_the_letter_beside_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = folder / "samples" / "lost-item" / "grey-coat.yaml"
    main(["write", "lost-item", "--flows", str(folder), "--answers", str(answers)])
    letter = capsys.readouterr().out
    assert letter == answers.with_suffix(".txt").read_text(encoding="utf-8")
    assert "I will pay you £142.50: £140.00 for it" in letter


def test_the_example_rule_is_proven(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["rules", "check", str(folder / "rules")])
    assert (code, capsys.readouterr().out) == (0, "")


def test_the_best_practices_are_where_the_table_says() -> None:
    """Every name in the last column is a sentence or a question of that flow."""
    text = README.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[a-z-]+`)? ?\| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    library = FlowLibrary([shipped_folder()])
    name = ""
    practices: dict[str, int] = {}
    for flow, _, where in rows:
        name = flow.strip("`") or name
        if name not in library.names():
            continue
        practices[name] = practices.get(name, 0) + 1
        known = library.get(name)
        for word in re.findall(r"`([a-z_]+)`", where):
            assert word in known.sentences or word in known.questions, (name, word)
    assert sum(count == 4 for count in practices.values()) == 8
    assert set(practices) | {"generic"} == set(library.names()) - {"core"}
