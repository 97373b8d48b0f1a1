"""`amends keys`: every action with its key, as lines that the settings file takes."""

from __future__ import annotations

from pathlib import Path

from tests.cli.calls import environ_in, process
from wizard.screens.actions import ACTIONS
from wizard.screens.own_keys import Keys, keys_in_force


def test_its_lines_are_the_mapping_that_is_in_force(tmp_path: Path) -> None:
    told = process("keys", environ=environ_in(tmp_path))
    assert (told.code, told.err) == (0, "")
    assert str(tmp_path / "config" / "profile.yaml") in told.out.splitlines()[0]
    assert not (tmp_path / "config").exists()  # only asked, not made
    for one in ACTIONS:
        assert f"  {one.name}: " in told.out
        assert one.title in told.out

    path = tmp_path / "config" / "profile.yaml"
    path.parent.mkdir()
    path.write_text(f"format: 1\n{told.out}", "utf-8")
    keys, faults = keys_in_force(path)
    assert faults == []
    assert [keys.of(one) for one in ACTIONS] == [Keys().of(one) for one in ACTIONS]


def test_it_shows_the_keys_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "config" / "profile.yaml"
    path.parent.mkdir()
    path.write_text("format: 1\nkeys:\n  save: F13\n  why: [^t, f14]\n", "utf-8")
    told = process("keys", environ=environ_in(tmp_path))
    assert (told.code, told.err) == (0, "")
    assert "  save: f13 " in told.out
    assert "  why: [ctrl+t, f14] " in told.out


def test_what_is_wrong_is_said_and_the_keys_that_came_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "config" / "profile.yaml"
    path.parent.mkdir()
    path.write_text("format: 1\nkeys:\n  svae: f13\n", "utf-8")
    told = process("keys", environ=environ_in(tmp_path))
    assert told.code == 1
    assert told.err.startswith(f"{path}:3:3: There is no action “svae”. Did you mean “save”?\n")
    assert "  save: f12 " in told.out


def test_it_needs_no_textual(tmp_path: Path) -> None:
    code = (
        "import sys; from wizard.cli import main; main(['keys']);"
        "sys.exit('textual' in sys.modules or 'rich' in sys.modules)"
    )
    (tmp_path / "bare.py").write_text(code)
    told = process(
        environ={**environ_in(tmp_path), "PYTHONPATH": f"{Path.cwd()}:{tmp_path}"}, module="bare"
    )
    assert told.code == 0
