from __future__ import annotations

from pathlib import Path

import pytest

from wizard.checks.book import RuleBook, load_rules
from wizard.checks.checker import Checker

RULES = Path(__file__).parents[2] / "flows" / "rules"


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> RuleBook:
    return load_rules([RULES], cache=tmp_path_factory.mktemp("rules"))


@pytest.fixture(scope="session")
def checker(book: RuleBook) -> Checker:
    return Checker(book)
