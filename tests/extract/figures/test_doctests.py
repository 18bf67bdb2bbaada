"""The examples in the docstrings hold."""

import doctest
import importlib

import pytest

MODULES = ("modifiers", "number_tokens", "numbers", "units")


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"pipeline.extract.figures.{name}"))
    assert result.attempted > 0
    assert result.failed == 0
