from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.answers.entries import Entry
from wizard.keep.profile import read_profile, write_profile
from wizard.keep.trouble import NotSaved
from wizard.text.strict_yaml import FaultyFile

_EDITED = """\
# My own notes
format: 1
theme: dark   # another key of mine

answers:
  # as the customers know me
  signer_name: Priya Shah
  # Keep this one short

  contact: |
    priya@example.com
    # 4, ask for Priya
  hours:
  - {day: Monday, open: "9:00"}
  company: Crumb   # Ltd
# the end
"""


def test_there_is_no_profile_before_the_first_answer(tmp_path: Path) -> None:
    assert read_profile(tmp_path / "profile.yaml") == {}


def test_answers_are_remembered_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "profile.yaml"
    entries = {"signer_name": Entry("Priya Shah"), "contact": Entry("020 7946 0000\nno: 7")}
    write_profile(path, entries)
    assert read_profile(path) == entries
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["profile.yaml"]


def test_comments_and_other_keys_stay(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text(_EDITED)
    write_profile(
        path,
        {
            "signer_name": Entry("Priya S.\nBakery"),
            "contact": Entry("yes"),
            "hours": Entry(),
            "company": Entry("Crumb"),
            "role": Entry("owner"),
        },
    )
    assert (
        path.read_text()
        == """\
# My own notes
format: 1
theme: dark   # another key of mine

answers:
  # as the customers know me
  signer_name: |-
    Priya S.
    Bakery
  # Keep this one short

  contact: "yes"
  company: Crumb   # Ltd
  role: owner
# the end
"""
    )


def test_notes_alone_are_a_profile_without_answers(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text("# To be filled in\n")
    assert read_profile(path) == {}
    write_profile(path, {"role": Entry("owner")})
    assert path.read_text() == "# To be filled in\nformat: 1\nanswers:\n  role: owner\n"


def test_a_profile_in_one_line_is_written_anew_with_all_its_keys(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text("{format: 1, answers: {signer_name: Priya}, theme: dark}\n")
    write_profile(path, {"role": Entry("owner")})
    assert read_profile(path) == {"signer_name": Entry("Priya"), "role": Entry("owner")}
    assert "theme: dark" in path.read_text()


def test_a_faulty_profile_is_told_with_its_place_and_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text("format: 1\nanswers:\n  signer_name: [Priya\n")
    with pytest.raises(FaultyFile, match=r"profile\.yaml:\d+:\d+: "):
        read_profile(path)
    with pytest.raises(FaultyFile):
        write_profile(path, {"role": Entry("owner")})
    assert path.read_text().endswith("[Priya\n")


def test_a_profile_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    path = tmp_path / "profile.yaml"
    path.symlink_to(tmp_path / "dotfiles" / "profile.yaml")
    (tmp_path / "dotfiles" / "profile.yaml").write_text("format: 1\nanswers: {}\n")
    write_profile(path, {"role": Entry("owner")})
    assert path.is_symlink()
    assert read_profile(tmp_path / "dotfiles" / "profile.yaml") == {"role": Entry("owner")}


def test_a_profile_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotSaved, match=r"Not saved: .*AMENDS_CONFIG"):
        write_profile(tmp_path / "file" / "amends" / "profile.yaml", {"role": Entry("owner")})


_texts = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], include_characters="\n#:-"))
_profiles = st.dictionaries(st.sampled_from("abcdef"), st.builds(Entry, _texts), max_size=6)


@given(_profiles, _profiles)
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_and_what_is_not_named_stays(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, Entry], then: dict[str, Entry]
) -> None:
    path = tmp_path_factory.mktemp("profile") / "profile.yaml"
    write_profile(path, first)
    write_profile(path, then)
    wanted = {key: entry for key, entry in {**first, **then}.items() if not entry.empty}
    assert read_profile(path) == wanted
