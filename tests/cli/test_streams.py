"""Every command with standard output, input or talk that is closed, full or no longer read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.calls import ANSWERS, PATIENCE, environ_in

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")

FULL = "Standard output cannot be written: no space left on device.\n"
CLOSED = "Standard output cannot be written: it is not open.\n"
NO_INPUT = "Standard input cannot be read: it is not open.\n"

CLOCK = ["--today", "2026-11-20", "--now", "09:00"]
"""So that a letter is as old in each call as in the one before."""

TELLING = [
    ["--version"],
    ["-V"],
    ["--help"],
    ["where", "--help"],
    ["flows", "show", "--help"],
    ["where"],
    ["keys"],
    ["write", "generic", "--answers", "answers.yaml"],
    ["check", "letter.txt"],
    ["check", "letter.txt", "--format", "json"],
    ["check", "letter.txt", "--format", "github"],
    ["check", "--schema"],
    ["flows", "list"],
    ["flows", "laws"],
    ["flows", "show", "billing"],
    ["flows", "show", "billing", "--notes"],
    ["flows", "schema"],
    ["flows", "schema", "--house"],
    ["flows", "check", "broken.yaml"],
    ["flows", "preview", "billing", "--once"],
    ["rules", "list"],
    ["rules", "show", "{rule}"],
    ["rules", "check", "broken.yaml"],
    ["drafts", "list", *CLOCK],
    ["drafts", "show", "{draft}"],
    ["drafts", "export", "{draft}"],
    CLOCK,
    ["--plain", *CLOCK],
    ["billing", *CLOCK],
    ["--private", "billing", *CLOCK],
]
"""Every call that says something on standard output."""

ASKING = [["check", "-"], ["write", "generic", "--answers", "-"], [], ["--plain", "billing"]]
"""Every call that reads standard input."""

TALKS = TELLING[-4:]
"""Every call that goes on until its input ends."""


def called(words: list[str]) -> str:
    return " ".join(words).removesuffix(" ".join(CLOCK)).strip() or "(the app)"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a letter in hand, and files to name."""
    home = tmp_path_factory.mktemp("streams") / "home"
    home.mkdir()
    (home / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    (home / "letter.txt").write_text("We apologise for any inconvenience.\n", encoding="utf-8")
    (home / "broken.yaml").write_text("format: 1\nnonsense: 2\n", encoding="utf-8")
    run(["--plain", "generic", *CLOCK], home, stdin=b"Ms Obi\n")
    run(["drafts", "keep", "{draft}"], home)  # it would end in its time
    return home


def run(
    words: list[str],
    home: Path,
    shell: str = "",
    stdin: bytes = b"",
    more: Mapping[str, str] | None = None,
) -> tuple[int, bytes, str]:
    """One call through a shell, which closes or leads away what `shell` says."""
    done = subprocess.run(
        ["/bin/bash", "-c", f'set -o pipefail; "$@" {shell}', "-", sys.executable, "-m", "wizard"]
        + [word.format(rule="absolute-promise.always", draft=draft(home)) for word in words],
        input=stdin,
        capture_output=True,
        env={**environ_in(home, PATH="/usr/bin:/bin"), **(more or {})},
        cwd=home,
        timeout=4 * PATIENCE,  # for several calls at once on a small machine
        check=False,
    )
    return done.returncode, done.stdout, done.stderr.decode()


_DRAFTS: dict[Path, str] = {}


def draft(home: Path) -> str:
    """The id of the letter in hand; "-" before there is one."""
    if not (home / "state" / "cases.db").exists():
        return "-"
    if home not in _DRAFTS:
        _DRAFTS[home] = "-"
        _DRAFTS[home] = run(["drafts", "list"], home)[1].decode().split()[0]
    return _DRAFTS[home]


_WHOLE: dict[tuple[str, ...], tuple[int, bytes, str]] = {}


def whole(words: list[str], home: Path) -> tuple[int, bytes, str]:
    """What the call gives when nothing is wrong."""
    if tuple(words) not in _WHOLE:
        _WHOLE[tuple(words)] = run(words, home)
    return _WHOLE[tuple(words)]


def nothing_of_its_own(err: str) -> None:
    for words in ("Traceback", "fault of its own", "Exception ignored"):
        assert words not in err


@pytest.mark.parametrize("words", TELLING, ids=called)
def test_output_that_cannot_be_written_is_told_in_one_sentence(
    words: list[str], home: Path
) -> None:
    for shell, sentence in ((">/dev/full", FULL), (">&-", CLOSED)):
        code, _, err = run(words, home, shell)
        nothing_of_its_own(err)
        assert (code, err.count("Standard output")) == (2, 1), err
        assert sentence in err


@pytest.mark.parametrize("words", TELLING, ids=called)
def test_a_reader_that_goes_away_is_no_error(words: list[str], home: Path) -> None:
    code, out, err = run(words, home, "| head -c 1")
    expected = whole(words, home)
    assert len(expected[1]) > 1, "it says something"
    assert (code, err) == (expected[0], expected[2]) or code == 141
    assert out == expected[1][:1]
    nothing_of_its_own(err)
    assert "Standard output" not in err


@pytest.mark.parametrize("words", ASKING, ids=called)
def test_input_that_cannot_be_read_is_told_in_one_sentence(words: list[str], home: Path) -> None:
    for shell in ("<&-", "0>/dev/null"):  # closed; open, but only to be written to
        code, _, err = run(words, home, shell)
        nothing_of_its_own(err)
        assert (code, err.count(NO_INPUT)) == (2, 1), err


@pytest.mark.parametrize("words", [one for one in TELLING if one not in TALKS], ids=called)
def test_what_a_command_does_not_need_may_be_closed(words: list[str], home: Path) -> None:
    expected = whole(words, home)
    assert run(words, home, "<&-") == expected
    assert run(words, home, "<&- 2>&-")[:2] == expected[:2]


@pytest.mark.parametrize("words", TALKS, ids=called)
def test_a_conversation_goes_on_when_nothing_can_be_told_beside_it(
    words: list[str], home: Path
) -> None:
    for shell in ("2>&-", "2>/dev/full"):
        assert run(words, home, shell)[:2] == whole(words, home)[:2]


def test_a_command_that_says_nothing_there_ends_well_without_output(home: Path) -> None:
    keep = ["drafts", "keep", "{draft}"]
    assert run(keep, home, ">&-") == (0, b"", "Kept 1 letter: no end is set.\n")
    assert run(keep, home, ">/dev/full") == (0, b"", "Kept 1 letter: no end is set.\n")
    assert run(["flows", "check"], home, "<&- >&- 2>&-")[0] == 0


def test_everything_closed_or_full_ends_with_its_status(home: Path) -> None:
    for shell in ("<&- >&- 2>&-", ">/dev/full 2>&1"):
        assert run(["where"], home, shell) == (2, b"", "")
        assert run(["nonsense"], home, shell) == (2, b"", "")


@pytest.mark.parametrize("shell", [">/dev/full", ">&-"])
def test_where_what_was_typed_is_kept_is_told_with_it(shell: str, tmp_path: Path) -> None:
    code, _, err = run(["--plain", "generic"], tmp_path, shell, stdin=b"Ms Obi\n")
    assert code == 2
    assert "Standard output cannot be written: " in err
    assert f"What you typed is kept in {tmp_path / 'state' / 'cases.db'}" in err


STRICT = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8:strict"}
"""As Python reads in an ordinary locale, such as en_GB.UTF-8."""


@pytest.mark.parametrize("environ", [STRICT, {"PYTHONUTF8": "1"}], ids=["strict", "utf-8 mode"])
def test_a_byte_that_is_not_utf_8_costs_no_line(environ: dict[str, str], tmp_path: Path) -> None:
    typed = "Ms Obi\nwe charged your café twice\n\n".encode("latin-1")
    code, out, err = run(["--plain", "generic"], tmp_path, stdin=typed, more=environ)
    assert (code, err) == (0, "")
    assert "we charged your caf� twice" in out.decode()
    said = " ".join(out.decode().split())
    assert "1 sign of this line was not UTF-8 and could not be read: “�” stands there." in said
    code, out, err = run(["--plain"], tmp_path, stdin=b"1\n", more=environ)
    assert "Ms Obi" in out.decode()


def test_in_a_locale_without_utf_8_what_is_typed_stays_whole(tmp_path: Path) -> None:
    plainest = {"LC_ALL": "C", "PYTHONUTF8": "0"}
    typed = "Mrs Zoë Öbi\nwe charged your card £57.60 twice\n\n".encode()
    code, _, err = run(["--plain", "generic"], tmp_path, stdin=typed, more=plainest)
    assert (code, err) == (0, "")
    code, out, _ = run(["drafts", "list"], tmp_path, more=plainest)
    assert (code, "Mrs Zoë Öbi" in out.decode()) == (0, True)
    code, out, _ = run(["drafts", "export", out.decode().split()[0]], tmp_path)
    assert "we charged your card £57.60 twice" in out.decode()


def test_in_a_locale_without_utf_8_a_letter_is_saved_under_its_whole_name(tmp_path: Path) -> None:
    plainest = {"LC_ALL": "C", "PYTHONUTF8": "0"}
    folder = tmp_path / "Zoë"
    folder.mkdir()
    typed = "Mrs Zoë Öbi\nwe charged your card £57.60 twice\n\n/review\nsave Zoë\nsave Zoë\nquit\n"
    code, out, err = run(["--plain", "generic"], tmp_path, stdin=typed.encode(), more=plainest)
    assert (code, err) == (0, "")
    (saved,) = folder.iterdir()
    assert saved.name.startswith("Apology to Mrs Zoë Öbi - ")
    assert "we charged your card £57.60 twice" in saved.read_text(encoding="utf-8")
    assert b"Saved as " in out
    code, out, err = run(["check", "Zoë/none.txt"], tmp_path, more=plainest)
    assert (code, err) == (2, "Zoë/none.txt cannot be read: no such file or directory.\n")
