"""Line by line: letters in hand that end, a secret that is masked, letters kept in another folder."""

from __future__ import annotations

from pathlib import Path

from tests.interview.desks import DAY, begun, desk_at
from tests.plain.test_conversation import told


def test_a_letter_is_shown_as_ending_and_kept_by_choice(tmp_path: Path) -> None:
    begun(desk_at(tmp_path), customer_name="Ms Obi")
    begun(desk_at(tmp_path), customer_name="Mr Bell")
    said = told(desk_at(tmp_path, later=26 * DAY), "keep 12", "quit", start=None)
    assert "In hand (2 end within a week):" in said
    assert "Mr Bell · 26 days ago · ends in 7 days" in said
    last = said.rpartition("-- Amends")[2]
    assert "In hand (1 ends within a week):" in last
    assert "Mr Bell · 26 days ago\n" in last
    said = told(desk_at(tmp_path, later=40 * DAY), "quit", start=None)
    assert "1 letter in hand has ended and been deleted, as was said here before." in said
    assert "Mr Bell" in said
    assert "Obi" not in said


def test_a_secret_is_masked_by_one_command(tmp_path: Path) -> None:
    said = told(
        desk_at(tmp_path), "Ms Obi", "we told a stranger that your password is Tulip-2291", "",
        "/fix 1", "/quit",
    )  # fmt: skip
    assert "now: we told a stranger that your password is ••••" in said
    assert "Masked for good" in said
    files = (tmp_path / "state").iterdir()
    assert not any(b"Tulip-2291" in one.read_bytes() for one in files)


def test_a_secret_in_the_review_is_masked_by_one_command(tmp_path: Path) -> None:
    said = told(
        desk_at(tmp_path), "Ms Obi", "we charged card 4556730122849914 twice", "", "/review",
        "copy", "fix 1", "quit",
    )  # fmt: skip
    assert "Not yet: A whole card number stands here." in said
    assert "Now: ending 9914" in said
    files = (tmp_path / "state").iterdir()
    assert not any(b"4556730122849914" in one.read_bytes() for one in files)


def test_letters_go_on_in_another_folder(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    home.mkdir()
    (home / "state").write_text("a file in the place of the folder")
    said = told(
        desk_at(home), "Ms Obi", f"/elsewhere {home / 'state'}", f"/elsewhere {other}",
        "we sent the wrong cup", "", "/quit",
    )  # fmt: skip
    assert "/elsewhere FOLDER keeps your letters in another folder." in said
    flat = "".join(said.split())
    assert f"Keptin{other}fromnowon." in flat
    assert "Notsaved" not in flat.rpartition("fromnowon")[2]
    data = (other / "cases.db").read_bytes()
    log = other / "cases.db-wal"
    data += log.read_bytes() if log.exists() else b""
    assert b"Ms Obi" in data
    assert b"the wrong cup" in data
    assert (home / "state").read_text() == "a file in the place of the folder"
