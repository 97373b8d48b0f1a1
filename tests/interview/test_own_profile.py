"""A profile with answers that cannot be used: each is told with its place, and the rest counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.desks import desk_at
from wizard.answers.entries import Entry
from wizard.keep.profile import read_profile


def profile(home: Path, *answers: str) -> Path:
    path = home / "config" / "profile.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(("format: 1", "answers:", *answers, "")), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("zone: Nowhere", "“zone”: “Nowhere” is not a time zone."),
        ("zone: Europe/Londn", "Did you mean Europe/London?"),
        ("currency: XXX", "“currency”: “XXX” is not a currency."),
        ("locale: fr-FR", "“locale”: “fr-FR” is not known here. Write en-GB or en-US."),
        ("proofread: maybe", "“proofread”: “maybe” is not known here. Write yes or no."),
        ("firm: big", "“firm”: “big” is not one of the choices."),
        ("limit: a lot", "“limit”: “a lot” is not a sum of money."),
        ("no_limit: perhaps", "“no_limit”: “perhaps” is neither yes nor no."),
        ("email: sam at tallow", "“email”: “sam at tallow” is not an e-mail address."),
        ("signer_nam: Sam", "“signer_nam” is asked by no flow. Did you mean “signer_name”?"),
        ("zone: [{a: b}]", "“zone”: This wants one answer, not a table of rows."),
    ],
)
def test_an_answer_that_cannot_be_used_is_told_with_its_place(
    answer: str, said: str, tmp_path: Path
) -> None:
    path = profile(tmp_path, "  company: Tallow Pay", f"  {answer}")
    desk = desk_at(tmp_path)
    (told,) = desk.notices
    assert told.startswith(f"{path}:4:3: ")
    assert said in told.splitlines()[0]
    assert told.splitlines()[1].strip() == answer
    assert desk.profile == {"company": Entry("Tallow Pay")}


def test_every_one_is_told_at_once_and_a_letter_is_begun_all_the_same(tmp_path: Path) -> None:
    profile(tmp_path, "  zone: Nowhere", "  currency: XXX", "  locale: fr-FR", "  firm: big")
    desk = desk_at(tmp_path)
    (told,) = desk.notices
    assert [line.split(": ")[1] for line in told.splitlines() if "profile.yaml" in line] == [
        "“zone”", "“currency”", "“locale”", "“firm”"
    ]  # fmt: skip
    context = desk.begin("billing").context
    assert (context.zone, context.locale, context.currency) == ("Europe/London", "en-GB", "GBP")


def test_what_is_answered_anew_takes_the_place_of_what_could_not_be_read(tmp_path: Path) -> None:
    path = profile(tmp_path, "  limit: a lot  # of mine", "  zone: Nowhere")
    desk = desk_at(tmp_path)
    desk.remember({"limit": Entry("50.00")})
    kept = read_profile(path)
    assert (kept["limit"].raw, kept["zone"].raw) == ("50.00", "Nowhere")


def test_a_profile_in_order_is_told_nothing_of_and_read_quickly_again(tmp_path: Path) -> None:
    profile(tmp_path, "  limit: £1,250.50", "  firm: solo", "  currency: usd", "  zone: London")
    for _ in range(2):
        desk = desk_at(tmp_path)
        assert desk.notices == []
        assert desk.alone
        assert (desk.zone, desk.currency) == ("Europe/London", "USD")
    assert "library" not in vars(desk)  # no flow had to be loaded for it
    profile(tmp_path, "  limit: lots", "  firm: solo")
    assert len(desk_at(tmp_path).notices) == 1


def test_a_name_that_no_flow_asks_is_told_at_every_start_though_the_flows_are_loaded_once(
    tmp_path: Path,
) -> None:
    profile(tmp_path, "  signer_nam: Sam")
    (told,) = desk_at(tmp_path).notices
    again = desk_at(tmp_path)
    assert again.notices == [told]
    assert again.library._loaded.keys() == {"core"}
    kept = list((tmp_path.parent / "cache").glob("remembered-*.json"))
    for damaged in ("[", "{}", "[1]", ""):
        for file in kept:
            file.write_text(damaged)
        assert desk_at(tmp_path).notices == [told]


def test_an_answer_that_cannot_be_read_is_not_remembered(tmp_path: Path) -> None:
    interview = desk_at(tmp_path).begin("generic")
    interview.open("phone")
    interview.answer("phone", "none")
    interview.forward()
    again = desk_at(tmp_path)
    assert (again.notices, again.profile) == ([], {})


def test_an_answer_that_a_flow_of_ones_own_remembers_is_no_mistake(tmp_path: Path) -> None:
    flows = tmp_path / "config" / "flows"
    profile(tmp_path, "  team_pet: Rex")
    assert "“team_pet” is asked by no flow. Take it out." in desk_at(tmp_path).notices[0]
    flows.mkdir()
    shipped = desk_at(tmp_path).library.path("generic").read_text(encoding="utf-8")
    pet = "{key: team_pet, step: close, type: text, label: Who barks, short: who barks, remember: true}"
    own = shipped.replace("flow: generic", "flow: kennel").replace(
        "  - use: customer_name\n", f"  - use: customer_name\n  - {pet}\n", 1
    )
    (flows / "kennel.yaml").write_text(own, encoding="utf-8")
    assert desk_at(tmp_path).notices == []
    assert desk_at(tmp_path).profile == {"team_pet": Entry("Rex")}


def test_a_letter_kept_in_a_currency_that_is_none_says_how_to_write_a_sum(tmp_path: Path) -> None:
    interview = desk_at(tmp_path).begin("billing")
    interview.set(currency="XXX")  # as an earlier Amends took it from the profile
    row = {"which": "3 May", "taken": "49.00", "right": "24.50"}
    interview.answer("charges", (row,))
    assert "Dear" in interview.letter.body or "Hello" in interview.letter.body
    assert "“XXX” is not a currency, and this letter is in it. Write the sum with its own" in str(
        interview.scope.faults["charges"]
    )
    interview.answer("charges", ({**row, "taken": "£49.00", "right": "£24.50"},))
    assert "charges" not in interview.scope.faults
