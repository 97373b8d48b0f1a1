"""The words of the letter around one question: what a front end shows at its box."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.flow.model import Sentence
from wizard.flow.template import Hole, Optional_, Template, Text
from wizard.letter.compose import Composer
from wizard.letter.voice import voiced
from wizard.text.spelling import spelled

_ENDS = re.compile(r"[.!?]\s+")
BLANK = "…"


def frame_of(composer: Composer, key: str) -> tuple[str, str]:
    """The words before and after the box of a question, from the first sentence that says it.

    Other facts in that sentence stand as `…`. Both are empty where no sentence mentions the question.
    """
    body = [one for one in composer.flow.sentences.values() if one.section != "subject"]
    said_now = (text for one in body if (text := composer.template(one)) is not None)
    others = (text for one in body for text in _wordings(one))
    for template in (*said_now, *others):
        if key in template.names:
            return _around(template, key, composer)
    return "", ""


def _wordings(sentence: Sentence) -> Iterator[Template]:
    """Every wording, the usual one first: an empty box has its sentence shown all the same."""
    variants = sentence.variants
    usual = variants if variants[-1].when is not None else reversed(variants)
    for variant in usual:
        yield variant.text


def _around(template: Template, key: str, composer: Composer) -> tuple[str, str]:
    before, after, found = "", "", False
    for chunk in _flat(template.chunks):
        if isinstance(chunk, Hole) and chunk.name == key and not found:
            found = True
            continue
        words = chunk.text if isinstance(chunk, Text) else BLANK
        if found:
            after += words
        else:
            before += words
    context = composer.scope.context
    before = spelled(voiced(before, context.voice), context.locale)
    after = spelled(voiced(after, context.voice, at_start=False), context.locale)
    return _ENDS.split(before)[-1].strip(), _first_sentence(after)


def _first_sentence(text: str) -> str:
    end = _ENDS.search(text)
    return (text[: end.end()] if end else text).strip()


def _flat(chunks: tuple[object, ...]) -> Iterator[object]:
    for chunk in chunks:
        if isinstance(chunk, Optional_):
            yield from _flat(chunk.chunks)
        else:
            yield chunk
