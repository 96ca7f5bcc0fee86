from collections.abc import Callable

import pytest

from kpidesk.domain.business import Business, Contents
from kpidesk.workbook.workbook import Workbook
from tests.workbook.small_business import NOW, SHIPPED, Heard, Memory


@pytest.fixture
def ledger() -> Memory:
    return Memory()


@pytest.fixture
def make(ledger: Memory) -> Callable[..., Workbook]:
    def build(business: Business | None = None, **contents: object) -> Workbook:
        held = Contents(business or Business("Shop"), **contents)  # type: ignore[arg-type]
        return Workbook(ledger, held, SHIPPED, lambda: NOW)

    return build


@pytest.fixture
def workbook(make: Callable[..., Workbook]) -> Workbook:
    return make()


@pytest.fixture
def heard(workbook: Workbook) -> Heard:
    return Heard(workbook)
