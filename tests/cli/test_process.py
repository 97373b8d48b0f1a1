"""What only a process of its own shows: start, signals, pipes, and a home that is of no use."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.calls import ANSWERS, PATIENCE, Told, environ_in, process


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


def amends(
    home: Path, *arguments: str | Path, stdin: bytes = b"", more: Mapping[str, str] | None = None
) -> Told:
    told = process(*map(str, arguments), environ=environ_in(home, **(more or {})), stdin=stdin)
    assert "Traceback" not in told.err
    return told


def test_the_version_is_said(tmp_path: Path) -> None:
    from wizard import __version__

    assert amends(tmp_path, "--version") == (0, f"amends {__version__}\n", "")
    assert amends(tmp_path, "-V").out == f"amends {__version__}\n"


def test_help_names_every_command(tmp_path: Path) -> None:
    told = amends(tmp_path, "--help")
    assert told.code == 0
    for command in (
        "amends write FLOW --answers FILE",
        "amends check FILE",
        "amends flows",
        "amends rules",
    ):
        assert command in told.out
    assert amends(tmp_path, "write", "--help").code == 0


def test_without_a_terminal_it_talks_in_lines(tmp_path: Path) -> None:
    told = amends(tmp_path)
    assert (told.code, told.err) == (0, "")
    assert told.out.endswith("What went wrong? > \nEverything typed is kept.\n")


def test_a_wrong_option_is_a_wrong_call(tmp_path: Path) -> None:
    told = amends(tmp_path, "--nonsense")
    assert told.code == 2
    assert "--nonsense" in told.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek", "letter.txt"], "There is no flow or command called chek. Did you mean check?\n"),
        (["draft", "list"], "There is no flow or command called draft. Did you mean drafts?\n"),
        (["wirte", "billing", "--answers", "a.yaml"], "Did you mean write?\n"),
        (["billing", "letter.txt"], "unrecognized arguments: letter.txt\n"),
        (["billing", "--nonsense"], "unrecognized arguments: --nonsense\n"),
    ],
)
def test_a_command_that_is_none_is_told_whatever_stands_behind_it(
    tmp_path: Path, words: list[str], said: str
) -> None:
    told = amends(tmp_path, *words)
    assert (told.code, told.out) == (2, "")
    assert told.err.endswith(said)


def test_a_letter_is_written_from_any_folder(tmp_path: Path, answers: Path) -> None:
    told = amends(tmp_path, "write", "generic", "--answers", answers)
    assert told.code == 0
    assert told.out.startswith("Subject: An apology from Sam Lee\n\nDear Ms Carter,\n")


def test_an_encoding_without_the_letters_characters_is_no_crash(
    tmp_path: Path, answers: Path
) -> None:
    ascii_only = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii:strict"}
    told = amends(tmp_path, "write", "generic", "--answers", answers, more=ascii_only)
    assert told.code == 0
    assert "refunded the whole £85.00 to your card" in told.out  # as UTF-8


def test_a_letter_that_an_encoding_cannot_hold_is_not_given_in_part(
    tmp_path: Path, answers: Path
) -> None:
    latin = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
    answers.write_text(ANSWERS.replace("Ms Carter", "Ms Kőszegi"), encoding="utf-8")
    told = amends(tmp_path, "write", "generic", "--answers", answers, more=latin)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Standard output cannot be written: its encoding, ")
    assert "\\u0151" in told.err
    assert told.err.endswith(" Set PYTHONIOENCODING to utf-8.\n")
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ms Kőszegi,\n\nI hope this finds you well.\n", encoding="utf-8")
    told = amends(tmp_path, "check", letter, "--format", "json", more=latin)
    assert [one["path"] for one in json.loads(told.out)] == [str(letter)]
    assert "?" not in json.loads(told.out)[0]["findings"][0]["message"]


def test_a_home_that_is_a_file_stops_no_command(tmp_path: Path, answers: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = {
        name: str(tmp_path / "file" / "x")
        for name in ("AMENDS_STATE", "AMENDS_CONFIG", "AMENDS_CACHE")
    }
    assert amends(tmp_path, "write", "generic", "--answers", answers, more=kept).code == 0
    assert amends(tmp_path, "check", "-", "--no-parts", stdin=b"Sorry.", more=kept).code in (0, 1)
    assert amends(tmp_path, "flows", "list", more=kept).code == 0
    where = amends(tmp_path, "where", more=kept)
    assert where.code in (0, 2)
    assert str(tmp_path / "file") in where.out + where.err


def test_write_leaves_nothing_behind(tmp_path: Path, answers: Path) -> None:
    amends(tmp_path, "write", "generic", "--answers", answers)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["answers.yaml"]


def started(home: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "wizard", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environ_in(home),
        cwd=home,
    )


def waits_for_input(process_id: int) -> bool:
    """Whether the process sleeps in a read of its standard input, as Linux tells."""
    try:
        return Path(f"/proc/{process_id}/syscall").read_text().split()[:2] == ["0", "0x0"]
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/syscall").exists(), reason="needs Linux")
def test_ctrl_c_ends_a_command_without_a_word(tmp_path: Path) -> None:
    with started(tmp_path, "check", "-") as running:
        end = time.monotonic() + PATIENCE
        while not waits_for_input(running.pid):
            assert time.monotonic() < end, "it never read its input"
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=PATIENCE)
    assert running.returncode == 130
    assert (out, err) == (b"", b"")


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "wizard", "flows", "schema"],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environ_in(tmp_path),
        timeout=PATIENCE,
        check=False,
    )
    os.close(writing)
    assert done.returncode == 141
    assert done.stderr == b""
