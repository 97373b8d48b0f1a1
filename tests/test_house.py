"""The rules of the house: who may import whom, how long a file may be, what travels in the package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calls import ANSWERS, environ_in

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 400  # lines
MODULES = sorted((ROOT / "wizard").rglob("*.py"))


def test_imports_go_one_way_and_only_the_screens_know_textual(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from importlinter.cli import lint_imports

    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT))
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


LOADED = """
import sys
from wizard.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code
heavy = {name.partition(".")[0] for name in sys.modules} & {"textual", "rich", "asyncio"}
sys.stderr.write(f"|{code}|{sorted(heavy)}")
"""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("--version", 0),
        ("--help", 0),
        ("write generic --answers answers.yaml", 0),
        ("check --no-parts letter.txt", 0),
        ("flows list", 0),
        ("flows show generic", 0),
        ("flows schema", 0),
        ("rules list", 0),
        ("where", 0),
        ("", 0),
    ],
)
def test_only_the_app_loads_what_draws_it(words: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "letter.txt").write_text("I am sorry that we were late.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words.split()],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        env=environ_in(tmp_path),
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert done.stderr.rpartition("\n")[2].lstrip() == f"|{code}|[]"


def test_the_version_needs_next_to_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            LOADED.replace('{"textual", "rich", "asyncio"}', '{"yaml", "argparse", "sqlite3"}'),
            "-V",
        ],
        capture_output=True,
        text=True,
        env=environ_in(tmp_path),
        timeout=60,
        check=True,
    )
    assert done.stderr == "|0|[]"


@pytest.mark.parametrize("folder", ["wizard", "tests"])
def test_no_file_is_longer_than_can_be_seen_whole(folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".tcss")]
    assert files
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files
        if (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST
    }
    assert long == {}


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if not path.read_text(encoding="utf-8").lstrip().startswith('"""')
        and path.name != "__init__.py"
    ]
    assert silent == []


def test_the_tests_mirror_the_package() -> None:
    packages = {path.parent.name for path in MODULES if path.parent != ROOT / "wizard"}
    tested = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    assert packages - tested == set()


def test_the_package_carries_all_that_it_reads(tmp_path: Path) -> None:
    """What the build puts into the wheel, as the build itself says."""
    pytest.importorskip("hatchling")
    from hatchling.builders.wheel import WheelBuilder

    carried = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    own = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "wizard").rglob("*")
        if path.suffix in (".py", ".tcss", ".typed") and "_flows" not in path.parts
    }
    assert own - carried == set()
    forced = WheelBuilder(str(ROOT)).config.get_force_include()
    assert forced.get(str(ROOT / "flows")) == "wizard/_flows"
