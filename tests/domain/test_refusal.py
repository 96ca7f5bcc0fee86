"""Who has a file open, said with what helps against it."""

from pathlib import Path

from kpidesk.domain.file_facts import Holder
from kpidesk.domain.refusal import FileHeld

SHOP = Path("shop.kpidesk")


def test_a_program_of_this_computer_is_named() -> None:
    assert "(kpidesk, process 12)" in str(FileHeld(SHOP, Holder(12, "kpidesk", "desk", is_here=True)))


def test_a_lock_of_another_computer_is_named_as_it_may_be_left_over() -> None:
    told = str(FileHeld(SHOP, Holder(12, "kpidesk", "laptop", is_here=False)))
    assert (
        "(kpidesk, process 12 on laptop; if nobody has it open any more, delete “.~lock.shop.kpidesk#” beside it)"
        in told
    )


def test_a_lock_that_tells_nothing_is_named() -> None:
    told = str(FileHeld(SHOP, Holder(0, "", "", is_here=False)))
    assert "(if nobody has it open any more, delete “.~lock.shop.kpidesk#” beside it)" in told
