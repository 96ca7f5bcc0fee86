"""A file and its workbook come together or not at all."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import Business
from kpidesk.domain.change import SetIndicators
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal
from kpidesk.formula.errors import FormulaError
from kpidesk.workbook.opening import look_at, new_file, open_file, sample_file

TWICE = Indicator(
    "twice", "Twice", Unit.MONEY, "Own", Kind.KPI, rollup=Rollup.RECOMPUTED, formula="2 * revenue", own=True
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def shop(tmp_path: Path, catalogue: Catalogue) -> Path:
    file = new_file(tmp_path / "shop.kpidesk", Business("Shop"), catalogue, "shop")
    file.workbook.apply(SetIndicators({TWICE.id: TWICE}))
    file.close()
    return tmp_path / "shop.kpidesk"


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


def test_what_was_kept_is_there_when_the_file_is_opened(shop: Path, catalogue: Catalogue) -> None:
    file = open_file(shop, catalogue)
    assert file.workbook.own_indicators == {"twice": TWICE}
    assert file.workbook.chosen == catalogue.starters["shop"].indicators
    file.close()


def test_the_sample_opens_as_it_was_made(tmp_path: Path, catalogue: Catalogue) -> None:
    made = sample_file(tmp_path / "sample.kpidesk", read_sample(), catalogue)
    values = {cell: made.workbook.typed(cell) for cell in read_sample().values}
    made.close()
    opened = open_file(tmp_path / "sample.kpidesk", catalogue)
    assert opened.workbook.business.is_example
    assert {cell: opened.workbook.typed(cell) for cell in values} == values == read_sample().values
    opened.close()


BROKEN: Sequence[tuple[str, type[Exception]]] = (
    ("UPDATE own_indicator SET unit = 'parsec'", FileRefused),
    ("UPDATE own_indicator SET formula = '2 * nothing'", FormulaError),
)


@pytest.mark.parametrize("opened", [open_file, look_at])
@pytest.mark.parametrize(("sql", "refusal"), BROKEN, ids=["a row", "a formula"])
def test_a_file_that_makes_no_workbook_is_let_go(
    shop: Path, catalogue: Catalogue, sql: str, refusal: type[Exception], opened: Callable[..., object]
) -> None:
    change(shop, sql)
    with pytest.raises(refusal):
        opened(shop, catalogue)
    assert [file.name for file in shop.parent.iterdir()] == [shop.name]


def test_a_sample_that_cannot_be_written_leaves_no_file(tmp_path: Path, catalogue: Catalogue) -> None:
    sample = read_sample()
    sample.notes[next(iter(sample.values))] = "half a character: \ud800"
    with pytest.raises(Exception, match="no text"):
        sample_file(tmp_path / "sample.kpidesk", sample, catalogue)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("make", [open_file, lambda path, catalogue: new_file(path, Business("B"), catalogue)])
def test_a_refused_place_is_named(tmp_path: Path, catalogue: Catalogue, make: Callable[..., object]) -> None:
    with pytest.raises(FileRefused) as refused:
        make(tmp_path, catalogue)
    assert (refused.value.path, refused.value.problem) == (tmp_path, FileProblem.IS_FOLDER)


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE own_indicator SET kind = 'input', formula = '', balance = 'twice,twice,twice'", "follows from itself"),
        ("UPDATE own_indicator SET carried_from = 'nothing'", "needs the typed figure “nothing”"),
        ("UPDATE own_indicator SET rollup = 'weighted mean', weight = 'nothing'", "weighted mean needs"),
    ],
)
def test_an_indicator_that_can_never_be_worked_out_is_refused_and_nothing_hangs(
    shop: Path, catalogue: Catalogue, sql: str, says: str
) -> None:
    change(shop, sql)
    before = shop.read_bytes()
    with pytest.raises(Refusal, match=says):
        open_file(shop, catalogue)
    assert shop.read_bytes()[100:] == before[100:]
