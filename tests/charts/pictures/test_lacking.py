"""Which characters of a chart no font has."""

from collections.abc import Callable

from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.paper import fonts
from kpidesk.charts.pictures.lacking import lacking
from kpidesk.domain.segment import Segment, SegmentKind


def test_a_chart_in_latin_letters_lacks_nothing(facts: Callable[..., GoalVsActualFacts]) -> None:
    part = Segment(SegmentKind.CHANNEL, "Größe Łódź, Ωmega, Москва")
    assert lacking(describe(facts(segment=part))) == ""


def test_each_character_is_named_once(facts: Callable[..., GoalVsActualFacts]) -> None:
    assert lacking(describe(facts(segment=Segment(SegmentKind.CHANNEL, "茶の茶")))) == "茶の"


def test_what_is_lacking_is_what_is_drawn_as_a_box() -> None:
    for text in ("茶 shop", "a\tb\nc", "E-Mail", "\u202f5 %", "👍🏽 ok"):
        assert len(fonts.unknown_in(text)) == fonts.printable(text).count(fonts.UNKNOWN)
