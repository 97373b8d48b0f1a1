"""What the README says is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wizard.answers.entries import Entry
from wizard.flow.shipped import shipped_folder
from wizard.keep.folders import Purpose
from wizard.keep.profile import read_profile
from wizard.screens.actions import ACTIONS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, holding: str) -> str:
    """The block of code that holds these words."""
    found = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    (only,) = [text for text in found if holding in text]
    return str(only)


def test_its_letter_is_one_that_amends_writes() -> None:
    sample = shipped_folder() / "samples" / "billing" / "charged-twice.txt"
    assert block("text", "Dear Ms Obi") == sample.read_text(encoding="utf-8")


def test_it_names_every_key() -> None:
    keys = {
        f"^{key[5:].upper()}" if key.startswith("ctrl+") else key.capitalize()
        for action in ACTIONS
        for key in action.key.split(",")
        if key
    }
    assert [key for key in sorted(keys) if f"`{key}`" not in README] == []


def test_its_profile_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text(block("yaml", "signer_name"), encoding="utf-8")
    assert read_profile(path)["firm"] == Entry("team")


@pytest.mark.parametrize("purpose", ["state", "config", "cache"])
def test_it_names_the_variables_of_the_folders(purpose: Purpose) -> None:
    assert f"`AMENDS_{purpose.upper()}`" in README


def test_every_picture_and_page_is_there() -> None:
    linked = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert linked
    assert [link for link in linked if not (ROOT / link).exists()] == []


def test_the_command_that_ci_runs_is_there_once() -> None:
    lines = [
        line for line in README.splitlines() if re.match(r"python3 -m venv .* -m pytest", line)
    ]
    assert len(lines) == 1
