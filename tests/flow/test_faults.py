"""What an author is told about a faulty flow: every fault at once, at its place, with the right word."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.flow.loader import FlowLibrary, load_with_warnings
from wizard.text.strict_yaml import FaultyFile

HERE = Path(__file__).parent
FAULTY = sorted((HERE / "faulty").glob("*.yaml"))


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_an_author_is_told_every_fault_with_its_place(path: Path) -> None:
    try:
        _, warnings = load_with_warnings(path, FlowLibrary([HERE / "good"]))
        said = "\n".join(fault.text() for fault in warnings)
    except FaultyFile as error:
        said = str(error)
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert said.replace(f"{path.parent}/", "") + "\n" == expected


def test_the_faulty_flows_are_there() -> None:
    assert len(FAULTY) >= 10


def test_flows_that_include_each_other_are_refused_with_the_circle() -> None:
    library = FlowLibrary([HERE / "faulty" / "circle"])
    with pytest.raises(FaultyFile, match="a → b → a"):
        library.get("a")


def test_a_fault_of_an_included_flow_is_said_at_its_own_place(tmp_path: Path) -> None:
    (tmp_path / "core.yaml").write_text("flow: core\nformat: 1\ntitel: Core\ntitle: Core\n")
    (tmp_path / "mine.yaml").write_text("flow: mine\nformat: 1\ntitle: Mine\ninclude: core\n")
    with pytest.raises(FaultyFile, match=r"core\.yaml:3:1: .*`title`"):
        FlowLibrary([tmp_path]).get("mine")
