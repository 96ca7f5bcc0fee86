"""What a campaign did, from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

A_DAY = [300, 300, 300, 390, 390, 315]
DAYS = [31, 28, 31, 30, 31, 30]


@pytest.fixture
def spring(run: Run, shop: Path) -> Path:
    """Visitors of half a year; the campaign is April and May."""
    for place, (rate, days) in enumerate(zip(A_DAY, DAYS, strict=True)):
        assert run("set", shop, f"2025-{place + 1:02}", f"visitors={rate * days}").code == 0
    assert run("segment", shop, "add", "campaign:spring", "--from", "2025-04-01", "--until", "2025-05-31").code == 0
    return shop


def test_before_during_and_after_are_told_per_day(run: Run, spring: Path) -> None:
    told = run("campaign", spring, "spring", "visitors", "--json").json
    assert (told["before"], told["during"], told["after"]) == (300, 390, 315)
    assert [told["against_before"], told["remained"]] == pytest.approx([0.3, 0.05])
    assert (told["months_during"], told["months_after"], told["running"]) == (2, 1, False)
    assert (told["refusal"], told["usual_range"], told["against_last_year"]) == (None, None, None)
    assert [month["stage"] for month in told["months"]] == ["before"] * 3 + ["during"] * 2 + ["after"]
    assert told["months"][3] == {
        "month": "2025-04",
        "stage": "during",
        "rate": 390,
        "last_year": None,
        "partial": False,
        "outside": False,
    }


def test_the_same_in_words(run: Run, spring: Path) -> None:
    said = run("campaign", spring, "campaign:Spring", "visitors").out.splitlines()
    assert said[1:4] == [
        "before 300, during 390: +30 %",
        "in the month after 315: +5.0 % against before",
        "too few months before it to tell what is usual",
    ]
    assert "2025-04  during    390              -" in "\n".join(said)


@pytest.mark.parametrize(
    ("dates", "refusal", "words"),
    [
        (("--from", "2025-03-01"), "few months before", "3 months before it are needed"),
        (("--from", "2026-01-01"), "not yet", "no month of it has figures yet"),
        ((), "no start", "does not say when it began"),
    ],
)
def test_what_cannot_be_told_says_why(run: Run, spring: Path, dates: tuple[str, ...], refusal: str, words: str) -> None:
    assert run("segment", spring, "add", "campaign:other", *dates).code == 0
    told = run("campaign", spring, "other", "visitors", "--json").json
    assert (told["refusal"], told["before"], told["months"]) == (refusal, None, [])
    assert words in told["reason"] and words in run("campaign", spring, "other", "visitors").out


def test_only_what_adds_up_over_days_has_a_lift(run: Run, spring: Path) -> None:
    assert "adds up over days" in run("campaign", spring, "spring", "aov").out


def test_months_in_part_and_a_campaign_that_still_runs_are_marked(run: Run, spring: Path) -> None:
    assert run("segment", spring, "add", "campaign:late", "--from", "2025-06-12").code == 0
    said = run("campaign", spring, "late", "visitors").out
    assert "2025-06  during, in part" in said and said.splitlines()[-2] == "it still runs"


def test_a_campaign_that_is_none_is_refused(run: Run, spring: Path) -> None:
    refused = run("campaign", spring, "sprung", "visitors")
    assert refused.code == 1 and "the nearest is campaign:spring" in refused.err
    assert run("segment", spring, "add", "channel:shop").code == 0
    refused = run("campaign", spring, "channel:shop", "visitors")
    assert refused.code == 1 and "is no campaign" in refused.err
    assert run("campaign", spring, "spring").code == 2
