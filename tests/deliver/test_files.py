"""A saved letter: found by its name, whole, private, and never in place of another."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.deliver.conftest import HANGS, need
from wizard.deliver.files import DeliveryFault, file_name, save_letter

MAY_8 = date(2026, 5, 8)
NAME = "Apology to Ms Obi - 2026-05-08.txt"
LETTER = "Dear Ms Obi,\n\nI am sorry that we charged you twice: £18.00, “visa”, 日本, 👩🏽‍🚀.\n"


# The name


@pytest.mark.parametrize(
    ("kind", "who", "name"),
    [
        ("Apology", "Ms Obi", "Apology to Ms Obi - 2026-05-08.txt"),
        ("Apology", "", "Apology - 2026-05-08.txt"),
        ("", "", "Letter - 2026-05-08.txt"),
        ("", "Ms Obi", "Letter to Ms Obi - 2026-05-08.txt"),
        ("Apology", "Zoë O’Brien & Søn", "Apology to Zoë O’Brien & Søn - 2026-05-08.txt"),
        ("Apology", "Zoe\u0308", "Apology to Zoë - 2026-05-08.txt"),
        ("Apology", "山田太郎様", "Apology to 山田太郎様 - 2026-05-08.txt"),
        ("Apology", "../../etc/passwd", "Apology to etc passwd - 2026-05-08.txt"),
        ("../.ssh", "C:\\Windows\\", "ssh to C Windows - 2026-05-08.txt"),
        ("..", ".", "Letter - 2026-05-08.txt"),
        ("-rf", "~root", "rf to root - 2026-05-08.txt"),
        ("Apology", "a\nb\tc\x1b[31md\0e", "Apology to a b c 31md e - 2026-05-08.txt"),
        ("Apology", "\u202egnp.exe", "Apology to gnp.exe - 2026-05-08.txt"),
        ("Apology", '<"*?|$(id)`>', "Apology to (id) - 2026-05-08.txt"),
        ("con", "", "Letter con - 2026-05-08.txt"),
        ("NUL.x", "Ms Obi", "Letter NUL.x to Ms Obi - 2026-05-08.txt"),
    ],
)
def test_file_name(kind: str, who: str, name: str) -> None:
    assert file_name(kind, who, MAY_8) == name


@pytest.mark.parametrize(
    ("extension", "ending"),
    [("md", ".md"), (".EML", ".eml"), ("", ".txt"), ("/../x", ".x"), ("…", ".txt")],
)
def test_file_name_extension(extension: str, ending: str) -> None:
    assert file_name("Apology", "Ms Obi", MAY_8, extension) == NAME.removesuffix(".txt") + ending


def test_a_long_name_keeps_its_date() -> None:
    name = file_name("Apology", "Ms Obi " * 100, MAY_8)
    assert name.startswith("Apology to Ms Obi Ms Obi Ms Obi ")
    assert name.endswith(" - 2026-05-08.txt")
    assert len(name) == 120


WINDOWS_REFUSES = set('<>:"/\\|?*') | {chr(code) for code in range(32)}
WINDOWS_KEEPS = {"con", "prn", "aux", "nul", "com1", "lpt9", "com¹"}


@given(
    kind=st.text() | st.sampled_from(sorted(WINDOWS_KEEPS)),
    who=st.text(max_size=300),
    extension=st.text(max_size=20),
)
def test_any_name_is_safe_everywhere(kind: str, who: str, extension: str) -> None:
    name = file_name(kind, who, MAY_8, extension)
    assert Path(name).name == name
    assert not WINDOWS_REFUSES & set(name)
    assert name[0] not in ".-~ "
    assert name.split(".")[0].strip().lower() not in WINDOWS_KEEPS
    assert len(name.encode()) <= 120
    assert name.isprintable()
    assert " - 2026-05-08." in name


@given(kind=st.text(), who=st.text())
def test_any_name_can_be_saved(
    tmp_path_factory: pytest.TempPathFactory, kind: str, who: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any names"
    folder.mkdir(exist_ok=True)
    path = save_letter(LETTER, folder, file_name(kind, who, MAY_8))
    assert path.parent == folder
    assert path.read_text("utf-8") == LETTER
    path.unlink()
    assert list(folder.iterdir()) == []


# The file


def test_the_letter_is_saved_whole_and_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = save_letter(LETTER, tmp_path, NAME)
    finally:
        os.umask(before)
    assert path == tmp_path / NAME
    assert path.read_bytes() == LETTER.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == [NAME]


def test_another_letter_goes_beside_the_first(tmp_path: Path) -> None:
    saved = [save_letter(f"Letter {number}", tmp_path, NAME) for number in range(3)]
    assert [path.name for path in saved] == [
        "Apology to Ms Obi - 2026-05-08.txt",
        "Apology to Ms Obi - 2026-05-08 (2).txt",
        "Apology to Ms Obi - 2026-05-08 (3).txt",
    ]
    assert [path.read_text() for path in saved] == ["Letter 0", "Letter 1", "Letter 2"]


def test_there_is_an_end_to_files_of_one_name(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    for number in range(2, 1_003):
        (tmp_path / NAME.replace(".txt", f" ({number}).txt")).touch()
    with pytest.raises(DeliveryFault, match=r"1,000 files of that name\. Choose another folder\.$"):
        save_letter(LETTER, tmp_path, NAME)
    assert len(list(tmp_path.iterdir())) == 1_002


def test_the_same_letter_keeps_its_file(tmp_path: Path) -> None:
    first = save_letter(LETTER, tmp_path, NAME)
    assert save_letter(LETTER, tmp_path, NAME) == first
    assert [entry.name for entry in tmp_path.iterdir()] == [NAME]


def test_whatever_has_the_name_is_left_as_it_is(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious")
    (tmp_path / "a.txt").symlink_to(precious)
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "c.txt")
    (tmp_path / "d.txt").mkdir()
    for letter in "abcd":
        assert save_letter(LETTER, tmp_path, f"{letter}.txt").name == f"{letter} (2).txt"
    assert precious.read_text() == "precious"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("name", ["", ".", "..", "a/b.txt", "/etc/x", "..\\x", "a\0b", " "])
def test_what_is_not_a_name_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    with pytest.raises(DeliveryFault, match=r"is not a file name\. Use one without / or \\\.$"):
        save_letter(LETTER, folder, name)
    assert [entry.name for entry in tmp_path.iterdir()] == ["letters"]
    assert list(folder.iterdir()) == []


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(DeliveryFault) as fault:
        save_letter(LETTER, tmp_path / "gone", NAME)
    assert str(fault.value) == (
        f"The letter was not saved as {tmp_path}/gone/{NAME}: there is no such folder; make it "
        "first, or choose another."
    )


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises(DeliveryFault, match="that is not a folder; choose a folder"):
        save_letter(LETTER, tmp_path / "file", NAME)
    assert (tmp_path / "file").read_text() == "kept"


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(DeliveryFault, match="the name is too long; choose a shorter one"):
        save_letter(LETTER, tmp_path, "x" * 300)
    assert list(tmp_path.iterdir()) == []


def test_a_fault_shows_no_control_characters(tmp_path: Path) -> None:
    with pytest.raises(DeliveryFault) as fault:
        save_letter(LETTER, tmp_path / "gone\x1b]52;c;UFdORUQ=\x07", "a\x1b[2J.txt")
    assert str(fault.value).isprintable()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_one_may_not_write_in(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DeliveryFault, match="you may not write in that folder; choose another"):
        save_letter(LETTER, tmp_path, NAME)
    tmp_path.chmod(0o700)


SAVE = """
import sys
from pathlib import Path
from wizard.deliver.files import save_letter, DeliveryFault
try:
    save_letter("Sorry. " * 20_000, Path(sys.argv[1]), "Apology.txt")
except DeliveryFault as fault:
    print(fault)
print(sorted(p.name for p in Path(sys.argv[1]).iterdir()))
"""


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ("size=32k", "the disk is full; free some space, or choose a folder on another disk"),
        ("ro", "that disk can only be read; choose a folder on another disk"),
    ],
)
def test_a_disk_that_is_full_or_read_only(tmp_path: Path, options: str, reason: str) -> None:
    """On a small disk of its own, mounted where nobody else sees it."""
    unshare = need("unshare")
    folder = tmp_path / "disk"
    folder.mkdir()
    answer = tmp_path / "answer"
    mount = f'{shutil.which("mount")} -t tmpfs -o {options} none "$1" || exit 77'
    with answer.open("wb") as output:
        ended = subprocess.run(
            [
                unshare,
                "-rm",
                "/bin/sh",
                "-c",
                f'{mount}; exec "$2" -c "$3" "$1"',
                "sh",
                str(folder),
                sys.executable,
                SAVE,
            ],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            timeout=HANGS,
        )
    if ended.returncode != 0 and not answer.read_bytes():
        pytest.skip("this machine lets nobody mount a disk of their own")
    assert answer.read_text() == (
        f"The letter was not saved as {folder}/Apology.txt: {reason}.\n[]\n"
    )


@pytest.mark.parametrize(
    ("module", "call"), [(os, "open"), (os, "fsync"), (Path, "replace"), (os, "close")]
)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT, 99_999])
def test_a_fault_at_any_step_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, call: str, number: int
) -> None:
    (tmp_path / NAME).write_text("the letter before")
    real_close = os.close

    def fail(*arguments: object, **_: object) -> None:
        if call == "close" and isinstance(arguments[0], int):
            real_close(arguments[0])
        raise OSError(number, "fault")

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    with monkeypatch.context() as patched:
        patched.setattr(os, "link", no_links)  # the longer way, so that every step is taken
        patched.setattr(module, call, fail)
        with pytest.raises(DeliveryFault) as fault:
            save_letter(LETTER, tmp_path, NAME)
    assert str(fault.value).startswith(f"The letter was not saved as {tmp_path}/{NAME}: ")
    assert "choose" in str(fault.value)
    left = {entry.name: entry.stat().st_size for entry in tmp_path.iterdir()}
    assert left == {NAME: len("the letter before")}
