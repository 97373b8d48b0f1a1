"""The wheel holds everything, and runs from any folder without the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from wizard.flow.shipped import shipped_folder

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built as `pip install .` builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    call = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        str(ROOT),
    ]
    subprocess.run(call, cwd=folder, check=True, timeout=120)
    (made,) = folder.glob("amends-*.whl")
    return made


def test_it_holds_all_that_is_read_at_run_time(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    flows = shipped_folder()
    data = [
        *(f"wizard/_flows/{path.relative_to(flows)}" for path in flows.rglob("*.yaml")),
        *(f"wizard/_flows/{path.relative_to(flows)}" for path in flows.rglob("*.txt")),
        *(str(path.relative_to(ROOT)) for path in (ROOT / "wizard").rglob("*.tcss")),
        *(str(path.relative_to(ROOT)) for path in (ROOT / "wizard").rglob("*.py")),
        "wizard/py.typed",
        "wizard/_flows/flow.schema.json",
    ]
    assert [name for name in data if name not in held] == []
    assert not [name for name in held if name.startswith(("tests/", ".ci/"))]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked, as an installation is."""
    folder = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def run(installed: Path, folder: Path, *call: str) -> subprocess.CompletedProcess[str]:
    """`amends` of that installation, in this folder, at home there."""
    places = {f"AMENDS_{name}": str(folder / name) for name in ("STATE", "CONFIG", "CACHE")}
    return subprocess.run(
        [sys.executable, *call],
        cwd=folder,
        env={"PYTHONPATH": str(installed), "HOME": str(folder), "LANG": "C.UTF-8", **places},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_it_writes_a_letter_from_any_folder(installed: Path, tmp_path: Path) -> None:
    sample = shipped_folder() / "samples" / "billing" / "charged-twice"
    done = run(
        installed, tmp_path, "-m", "wizard", "write", "billing", "--answers", f"{sample}.yaml"
    )
    assert done.stdout == sample.with_suffix(".txt").read_text(encoding="utf-8")
    where = run(installed, tmp_path, "-m", "wizard", "where").stdout
    assert str(installed) in where
    assert str(ROOT) not in where


def test_it_checks_its_own_flows(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "-m", "wizard", "flows", "check")
    assert (done.returncode, done.stdout) == (0, "")


def test_it_reads_no_yaml_to_check_a_letter(installed: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("We are sorry for any inconvenience this may have caused.\n", "utf-8")
    call = "import sys; from wizard.cli import main; main(sys.argv[1:]); print(sorted(sys.modules))"
    done = run(installed, tmp_path, "-c", call, "check", str(letter))
    assert "inconvenience" in done.stdout
    assert "'yaml'" not in done.stdout
