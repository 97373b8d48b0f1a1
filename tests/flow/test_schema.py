"""The schema that editors use says what the loader does."""

from __future__ import annotations

import json

from wizard.flow.schema import json_schema
from wizard.flow.shipped import shipped_folder


def test_the_committed_schema_is_the_one_that_is_made() -> None:
    committed = (shipped_folder() / "flow.schema.json").read_text(encoding="utf-8")
    assert json.loads(committed) == json_schema()
