"""How far a file is saved, and why not, in words."""

import datetime as dt

import pytest

from kpidesk.domain.file_facts import Holder, ReadOnly
from kpidesk.domain.refusal import FileProblem
from kpidesk.domain.saving import Divergence, SaveKind, SaveState
from kpidesk.ui.saving import held_page, save_words

NAME = "Shop.kpidesk"


@pytest.mark.parametrize("problem", [None, *FileProblem])
def test_every_reason_not_to_save_has_words_and_a_remedy(problem: FileProblem | None) -> None:
    state = SaveState(SaveKind.UNSAVED, 3, problem)
    assert save_words.short_state(state).startswith("3 changes not saved: ")
    sentence = save_words.unsaved_sentence(state)
    assert sentence.startswith("3 changes not saved: ") and sentence.count(".") == 2 and sentence.endswith(".")
    assert save_words.why_unsaved(state)[0].isupper()


def test_one_change_is_one_change() -> None:
    state = SaveState(SaveKind.UNSAVED, 1, FileProblem.DISK_FULL)
    assert save_words.short_state(state) == "1 change not saved: disk full"


def test_the_time_is_the_clock_on_the_wall() -> None:
    at = dt.datetime(2026, 9, 3, 12, 5, tzinfo=dt.UTC)
    assert save_words.short_state(SaveState(SaveKind.SAVED, at=at)) == f"Saved {at.astimezone():%H:%M}"
    assert save_words.short_state(SaveState(SaveKind.SAVED)) == "Saved"


@pytest.mark.parametrize("why", list(ReadOnly))
@pytest.mark.parametrize("detail", ["", "on the computer “OFFICE”"])
def test_every_reason_to_look_only_is_said(why: ReadOnly, detail: str) -> None:
    sentence = save_words.read_only(why, NAME, detail)
    assert sentence.startswith("Read-only: ") and sentence.endswith(".") and "{" not in sentence


@pytest.mark.parametrize("divergence", [None, *Divergence])
def test_what_became_of_a_file_is_said_with_its_name(divergence: Divergence | None) -> None:
    title, words = save_words.what_became(divergence, NAME)
    assert title and f"“{NAME}”" in words
    assert save_words.short_state(SaveState(SaveKind.DIVERGED, divergence=divergence)).startswith("Not saved: ")
    assert "Nothing can be typed" in save_words.held_back(divergence)


@pytest.mark.parametrize(
    ("holder", "named"),
    [
        (Holder(4711, "kpidesk", "OFFICE-PC", False), ("OFFICE-PC", "4711", "kpidesk")),
        (Holder(0, "", "OFFICE-PC", False), ("OFFICE-PC", "?")),
        (Holder(4711, "", "HERE", True), ("this computer", "4711", "kpidesk")),
        (Holder(0, "", "", False), ("does not say who",)),
        (Holder(0, "", "", True), ("does not say who",)),
    ],
)
def test_whoever_has_the_file_is_named_as_far_as_is_known(holder: Holder, named: tuple[str, ...]) -> None:
    assert all(word in held_page.who_has_it(holder) for word in named)
    assert save_words.held_by(holder)
