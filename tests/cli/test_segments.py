"""Channels, campaigns and products, from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def parts(run: Run, shop: Path) -> Path:
    """Visitors of two channels."""
    run("set", shop, "2026-01", "visitors=50", "--segment", "channel:facebook")
    run("set", shop, "2026-01", "visitors=7", "--segment", "channel:instagram")
    return shop


def value(run: Run, shop: Path, *more: str) -> object:
    return run("show", shop, "visitors", "--at", "2026-01", "--json", *more).json[0]["value"]


def test_a_campaign_is_added_with_its_dates_and_its_type(run: Run, shop: Path) -> None:
    said = run("segment", shop, "add", "campaign:spring", "--from", "2026-03-01", "--type", "newsletter")
    assert said.out == "campaign:spring: added\n"
    assert run("segment", shop, "add", "Campaign:SPRING", "--until", "2026-03-31").out == "campaign:spring: changed\n"
    assert run("segment", shop, "list", "--json").json == [
        {
            "segment": "campaign:spring",
            "kind": "campaign",
            "name": "spring",
            "starts": "2026-03-01",
            "ends": "2026-03-31",
            "type": "newsletter",
            "figures": 0,
            "notes": 0,
            "first_month": None,
            "last_month": None,
        }
    ]
    assert "campaign:spring  2026-03-01  2026-03-31  newsletter" in run("segment", shop, "list").out


def test_one_is_renamed_with_its_figures(run: Run, parts: Path) -> None:
    said = run("segment", parts, "rename", "channel:FACEBOOK", "Facebook pages")
    assert said.out == "channel:facebook: is channel:Facebook pages now\n"
    assert value(run, parts, "--segment", "channel:facebook pages") == 50.0


def test_one_ends_and_goes_on_again(run: Run, parts: Path) -> None:
    assert run("segment", parts, "end", "channel:facebook", "2026-01-31").out.endswith("ends on 2026-01-31\n")
    assert run("segment", parts, "end", "channel:facebook", "").out.endswith("goes on\n")
    assert run("segment", parts, "list", "--json").json[0]["ends"] is None


def test_two_are_merged_and_their_figures_added(run: Run, parts: Path) -> None:
    run("segment", parts, "add", "channel:social")
    said = run("segment", parts, "merge", "channel:facebook", "channel:instagram", "--into", "channel:social")
    assert said.out == "channel:facebook, channel:instagram: merged into channel:social, 2 figures\n"
    assert value(run, parts, "--segment", "channel:social") == 57.0
    assert [each["name"] for each in run("segment", parts, "list", "--json").json] == ["social"]


def test_one_that_is_used_goes_only_with_its_figures(run: Run, parts: Path) -> None:
    said = run("segment", parts, "remove", "channel:facebook")
    assert said.code == 1 and "still has 1 figure" in said.err and "merge" in said.err
    assert run("segment", parts, "remove", "channel:facebook", "--with-figures").out.endswith(
        "removed with 1 figures\n"
    )
    assert [each["name"] for each in run("segment", parts, "list", "--json").json] == ["instagram"]


def test_a_blank_total_follows_its_parts_when_that_is_said(run: Run, parts: Path) -> None:
    assert value(run, parts) is None
    said = run("segment", parts, "totals", "visitors", "channel")
    assert said.out == "visitors: a blank total is the sum of its channels; 0 typed totals stay\n"
    assert value(run, parts) == 57.0
    (told,) = run("segment", parts, "totals", "visitors", "--json").json
    assert told == {
        "id": "visitors",
        "total": "channel",
        "can_be_split_by": ["channel", "campaign"],
        "is_split_by": ["channel"],
        "can_be_sum_of": ["channel", "campaign"],
    }
    assert run("segment", parts, "totals", "visitors", "typed").out.endswith("1 months have none now\n")
    assert value(run, parts) is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "facebook"), "channel:newsletter"),
        (("add", "channel:facebook"), "is there already"),
        (("add", "channel:x", "--from", "2026-02-30"), "is no day"),
        (("add", "channel:x", "--from", "2026-03-02", "--until", "2026-03-01"), "before it starts"),
        (("add", "channel:\x1b\u202e"), "name"),
        (("rename", "channel:facebok", "x"), "the nearest is channel:facebook"),
        (("rename", "channel:facebook", "Instagram"), "already"),
        (("end", "channel:nothing", "2026-01-31"), "this business has channel:facebook, channel:instagram"),
        (("merge", "channel:facebook", "--into", "channel:facebook"), "name what is to become a part"),
        (("merge", "channel:facebook", "--into", "channel:social"), "there is no channel:social"),
        (("totals", "customers_end", "channel"), "not split by channel"),
        (("totals", "visitor", "channel"), "nearest is visitors"),
        (("totals", "aov"), "cannot be split"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    run: Run, parts: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = parts.read_bytes()
    said = run("segment", parts, *arguments)
    assert said.code == 1 and words in said.err
    assert parts.read_bytes() == before


def test_an_action_that_is_not_there_is_wrong_usage(run: Run, shop: Path) -> None:
    assert run("segment", shop, "paint", "channel:x").code == 2
    assert run("segment", shop).code == 2


def test_a_business_without_any_says_so(run: Run, shop: Path) -> None:
    assert run("segment", shop, "list").out == "no channels, campaigns or products yet\n"
