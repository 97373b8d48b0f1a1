from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from wizard.keep.folders import cache_folder, cases_file, config_folder, state_folder
from wizard.keep.trouble import NotSaved


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_folders_are_made_for_the_owner_alone(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        made = [
            state_folder({"AMENDS_STATE": str(tmp_path / "a" / "state")}),
            config_folder({"AMENDS_CONFIG": str(tmp_path / "a" / "config")}),
            cache_folder({"AMENDS_CACHE": str(tmp_path / "a" / "cache")}),
        ]
    finally:
        os.umask(before)
    assert [one.relative_to(tmp_path).as_posix() for one in made] == [
        "a/state",
        "a/config",
        "a/cache",
    ]
    assert {stat.S_IMODE(one.stat().st_mode) for one in (*made, tmp_path / "a")} == {0o700}
    again = state_folder({"AMENDS_STATE": str(tmp_path / "a" / "state")})
    assert cases_file({"AMENDS_STATE": str(again)}) == again / "cases.db"


def test_the_rights_of_a_folder_that_is_there_are_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    state_folder({"AMENDS_STATE": str(tmp_path)})
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_without_a_name_the_usual_place_is_taken(tmp_path: Path) -> None:
    script = "import os; from wizard.keep.folders import *; print(state_folder(os.environ))"
    for environ, place in (
        ({"HOME": str(tmp_path)}, ".local/state/amends"),
        ({"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "xdg")}, "xdg/amends"),
    ):
        if sys.platform != "linux":
            pytest.skip("the places of Linux")
        said = subprocess.run(
            [sys.executable, "-c", script], env=environ, capture_output=True, text=True, check=True
        )
        assert said.stdout.strip() == str(tmp_path / place)
        assert (tmp_path / place).is_dir()


@pytest.mark.parametrize("named", ["file/amends", "nul\0l"])
def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path, named: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotSaved, match=r"Not saved: .*AMENDS_CONFIG set to another folder\."):
        config_folder({"AMENDS_CONFIG": str(tmp_path / named)})


def test_a_home_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    script = (
        "import os\n"
        "from wizard.keep.folders import *\n"
        "try: state_folder(os.environ)\n"
        "except NotSaved as trouble: print(trouble)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", script],
        env={"HOME": str(tmp_path / "file")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.startswith("Not saved: ")
    assert "AMENDS_STATE" in said.stdout
