"""A workbook with everything that ships, in memory."""

import datetime as dt
from typing import Any

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.change import Change
from kpidesk.domain.log import MadeBy
from kpidesk.workbook.workbook import Workbook
from tests.workbook.small_business import Memory

CATALOGUE = read_catalogue().indicators


class Kept(Memory):
    """Keeps the changes, at whatever time."""

    def write(self, change: Change, at: dt.datetime, made_by: MadeBy) -> None:
        self.written.append(change)


def book(**held: Any) -> Workbook:
    """On 10 September 2026."""
    return Workbook(Kept(), Contents(Business("Shop"), **held), CATALOGUE, lambda: dt.datetime(2026, 9, 10, 9))
