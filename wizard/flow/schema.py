"""The format of flows as a JSON Schema, so that editors complete keys and explain them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wizard.flow.keys import (
    CHANGES,
    CHOICE,
    COLUMN,
    FLOW,
    QUESTION,
    RULE,
    SENTENCE,
    USE,
    VARIANT,
    Key,
)
from wizard.flow.model import SECTIONS
from wizard.flow.names import VALUES
from wizard.flow.reading import FLOW_FORM, KEY_FORM, SAMPLE_FORM
from wizard.flow.severity import SEVERITIES

_TEXT: dict[str, Any] = {"type": ["string", "number"]}
_NAME = {"type": "string", "pattern": "^" + KEY_FORM.pattern.replace(r"\Z", "$")}
_FLOW_NAME = {"type": "string", "pattern": "^" + FLOW_FORM.pattern.replace(r"\Z", "$")}
_SAMPLE_NAME = {"type": "string", "pattern": "^" + SAMPLE_FORM.pattern.replace(r"\Z", "$")}
_IDS = {"type": "array", "items": {"type": "array", "items": _NAME}}
_SENTENCES: dict[str, Any] = {
    "type": "object",
    "propertyNames": _NAME,
    "additionalProperties": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/sentence"}]},
}
_SINGLE: dict[str, dict[str, Any]] = {
    "text": {"type": ["string", "number", "boolean"]},
    "texts": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    "flag": {"type": "boolean"},
    "number": {"type": "integer", "minimum": 0, "maximum": 9999},
    "name": _NAME,
    "flow": _FLOW_NAME,
    "sample": _SAMPLE_NAME,
    "expression": _TEXT | {"maxLength": 500},
    "template": {"type": "string", "maxLength": 2000},
    "message": {"type": "string", "maxLength": 2000},
    "choices": {"type": "array", "items": {"anyOf": [_TEXT, {"$ref": "#/$defs/choice"}]}},
    "columns": {"type": "array", "items": {"$ref": "#/$defs/column"}},
    "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
    "boxes": {"type": "array", "items": {"$ref": "#/$defs/box"}},
    "questions": {"type": "array", "items": {"$ref": "#/$defs/question"}},
    "say": {"type": "array", "items": {"$ref": "#/$defs/wording"}},
    "calc": {"type": "object", "additionalProperties": _TEXT, "propertyNames": _NAME},
    "paragraphs": {
        "anyOf": [
            _IDS,
            {
                "type": "object",
                "additionalProperties": False,
                "properties": dict.fromkeys(SEVERITIES, _IDS),
            },
        ]
    },
    "by_severity": {
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(SEVERITIES, _TEXT),
    },
    "stages": {
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(VALUES["stage"][1:], _IDS),
    },
    "letter": {
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(SECTIONS, _SENTENCES),
    },
}


def json_schema() -> dict[str, Any]:
    """The schema, made from the tables that the loader reads by; the loader checks more."""
    own = {"required": _needed(QUESTION)}
    box = {"required": [key for key in _needed(QUESTION) if key != "step"]}
    used = {"required": ["use"]}
    question = object_of(QUESTION | {"use": USE}, needed=False)
    whole = {"required": _needed(FLOW)}
    changes = {"required": ["changes", "format"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A flow of Amends",
        **object_of(FLOW | {"changes": CHANGES}, needed=False),
        "anyOf": [whole, changes],
        "$defs": {
            "question": question | {"anyOf": [own, used]},
            "box": question | {"anyOf": [box, used]},
            "column": object_of(COLUMN),
            "choice": object_of(CHOICE),
            "rule": object_of(RULE),
            "sentence": object_of(SENTENCE),
            "wording": object_of(VARIANT),
        },
    }


def object_of(table: Mapping[str, Key], *, needed: bool = True) -> dict[str, Any]:
    """The schema of a mapping with the keys of a table."""
    made: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _of(key) for name, key in table.items()},
    }
    return made | ({"required": _needed(table)} if needed and _needed(table) else {})


def _needed(table: Mapping[str, Key]) -> list[str]:
    return [name for name, key in table.items() if key.needed]


def _of(key: Key) -> dict[str, Any]:
    if key.value == "word":
        words = [int(word) if word.isdecimal() else word for word in key.words]
        return {"description": key.about, "enum": words}
    if key.value == "words":
        some = {"type": "array", "items": {"enum": list(key.words)}}
        return {"description": key.about, "anyOf": [{"enum": list(key.words)}, some]}
    return {"description": key.about, **_SINGLE[key.value]}
