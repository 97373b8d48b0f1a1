"""How a letter goes out is a file too, read as strictly as the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.flow.shipped import shipped_folder
from wizard.letter.layout import load_layout
from wizard.text.yaml_nodes import FaultyFile

SOUND = """\
layout: post
format: 1
title: By post
sections: [next, know]
max_words: {light: 120}
help: On paper.
"""


def test_a_layout_has_its_sections_in_the_order_of_a_letter(tmp_path: Path) -> None:
    path = tmp_path / "post.yaml"
    path.write_text(SOUND, encoding="utf-8")
    layout = load_layout(path)
    assert (layout.name, layout.title, layout.help) == ("post", "By post", "On paper.")
    assert layout.sections == ("know", "next")
    assert layout.max_words == {"light": 120}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("sections:", "section:", "Did you mean `sections`?"),
        ("[next, know]", "[next, knwo]", "`sections` cannot be `knwo`. Did you mean `know`?"),
        ("[next, know]", "[[next]]", "`sections` is one text"),
        ("help:", "parts: [prevnetion]\nhelp:", "Did you mean `prevention`?"),
        ("help:", "groups: [{points: true}]\nhelp:", "A group has no `heading`."),
        ("help:", "letter: {know: {one: 'Hi {{ a.'}}\nhelp:", "is never closed"),
        ("{light: 120}", "{light: many}", "in whole words"),
        ("{light: 120}", "{lihgt: 120}", "light, serious and grave"),
        (SOUND, "- a list\n", "A layout is written as `key: value` lines."),
        ("title: By post", "zzzzzz: 1", "A layout has no key `zzzzzz`."),
    ],
)
def test_a_faulty_layout_is_told_where_it_is_wrong(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    path = tmp_path / "post.yaml"
    path.write_text(SOUND.replace(old, new), encoding="utf-8")
    with pytest.raises(FaultyFile) as caught:
        load_layout(path)
    assert words in str(caught.value)
    assert f"{path}:" in str(caught.value)


@pytest.mark.parametrize("name", ["email", "letter", "ticket", "chat", "phone", "status"])
def test_every_channel_has_its_limits(name: str) -> None:
    layout = load_layout(shipped_folder() / "layouts" / f"{name}.yaml")
    assert layout.name == name
    limits = layout.max_words
    assert limits["light"] < limits["serious"] < limits["grave"] <= 400
    assert ("greeting" in layout.sections) == (name in ("email", "letter", "chat"))
