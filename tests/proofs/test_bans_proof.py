from pathlib import Path

import pytest

from tests.proofs.bans import ROOT, SOURCES, banned, prove


def test_nothing_banned_is_used(tmp_path: Path) -> None:
    reached = prove(1.0, tmp_path)
    assert reached.failures == []
    assert reached.counts["files"] > 200


def test_every_room_is_looked_at() -> None:
    assert {"kpidesk", "benchmarks", "migrations"} == {path.relative_to(ROOT).parts[0] for path in SOURCES}


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "import os, shelve as s",
        "from marshal import loads",
        "def f():\n    import _pickle",
        "__import__('pickle')",
        "importlib.import_module('shelve')",
        "numpy.load(file, allow_pickle=True)",
        "pandas.read_pickle(file)",
        "from multiprocessing import Pool",
        "import multiprocessing.pool",
        "import multiprocessing\nmultiprocessing.Process(target=f)",
        "multiprocessing.get_context('fork')",
        "multiprocessing.get_context()",
        "concurrent.futures.ProcessPoolExecutor(2)",
    ],
)
def test_what_is_banned_is_found(source: str) -> None:
    assert len(banned(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "import json",
        "from multiprocessing import get_context\nget_context('spawn').Process(target=f)",
        "ProcessPoolExecutor(2, mp_context=context)",
        "numpy.load(file, allow_pickle=False)",
        "text = 'pickle'",
    ],
)
def test_what_is_allowed_passes(source: str) -> None:
    assert banned(source) == []
