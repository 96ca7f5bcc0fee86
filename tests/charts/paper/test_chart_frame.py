"""Title, subtitle and footnote: what fits, and where lines break."""

import pytest

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.frame import draw_frame, fitted_title
from kpidesk.charts.paper.sheet import Sheet, Words, line_pitch, wrapped
from kpidesk.charts.pictures.presets import PRESETS, SLIDE
from kpidesk.charts.style import LIGHT, Layout

WIDTH = SLIDE.layout.right - SLIDE.layout.left


def sheet(layout: Layout = SLIDE.layout) -> Sheet:
    return Sheet(layout, LIGHT, dpi=72)


def drawn(made: Sheet, start: str) -> list[Words]:
    return [
        artist
        for artist in made.figure.get_children()
        if isinstance(artist, Words) and str(artist.get_gid()).startswith(start)
    ]


def test_a_short_title_has_one_line_of_full_size() -> None:
    assert fitted_title(["Sales beat the goal"], WIDTH, sheet()) == (["Sales beat the goal"], 26)


def test_two_statements_stand_on_two_lines() -> None:
    title = "Total revenue missed the goal by 0.44k EUR in August; the year to date is 1.0k above (54.6k of 53.6k)"
    lines, _ = fitted_title([title], WIDTH, sheet())
    assert lines == [
        "Total revenue missed the goal by 0.44k EUR in August;",
        "the year to date is 1.0k above (54.6k of 53.6k)",
    ]


def test_no_word_is_left_alone_on_the_last_line() -> None:
    lines, _ = fitted_title(["Total revenue missed the goal by 0.44k EUR in August"], 420, sheet())
    assert len(lines) == 2
    assert len(lines[1].split()) >= 3


def test_the_fullest_wording_that_fits_is_taken() -> None:
    titles = ["word " * 40 + "end", "the middle wording", "short"]
    assert fitted_title(titles, WIDTH, sheet())[0] == ["the middle wording"]


def test_a_title_that_never_fits_gets_smaller_and_at_last_a_third_line() -> None:
    lines, size = fitted_title(["A title of the owner that goes on and on " * 5], WIDTH, sheet())
    assert len(lines) <= 3
    assert 0.7 * 26 <= size < 26
    assert all(fonts.width(line, size, True) <= WIDTH for line in lines)


def test_the_subtitle_stands_below_the_measured_title() -> None:
    one, two = sheet(), sheet()
    draw_frame(one, ["Short"], "Subtitle", "")
    draw_frame(two, ["A title that is long enough for two lines on a slide, so it is two lines high"], "Subtitle", "")
    assert len(drawn(two, "title-")) == 2
    lower, higher = drawn(two, "subtitle-")[0], drawn(one, "subtitle-")[0]
    assert higher.get_position()[1] - lower.get_position()[1] == pytest.approx(line_pitch(26))


def test_a_subtitle_too_long_for_its_line_breaks_before_the_notation() -> None:
    made = sheet(PRESETS["half"].layout)
    draw_frame(made, ["Title"], "Total revenue, thousand EUR per month, 2026. Solid = actual, outline = goal", "")
    assert [line.get_text() for line in drawn(made, "subtitle-")] == [
        "Total revenue, thousand EUR per month, 2026.",
        "Solid = actual, outline = goal",
    ]


def test_the_plot_begins_below_the_subtitle_and_ends_above_the_footnote() -> None:
    made = sheet()
    area = draw_frame(made, ["Title"], "Subtitle", "Footnote " * 30)
    assert area.top < min(line.get_position()[1] for line in drawn(made, "subtitle-"))
    assert len(drawn(made, "footnote-")) > 1
    assert area.bottom > max(line.get_position()[1] for line in drawn(made, "footnote-"))
    assert (area.left, area.right) == (made.layout.left, made.layout.right)


def test_a_one_line_title_leaves_the_plot_where_it_is() -> None:
    assert draw_frame(sheet(), ["Title"], "Subtitle", "").top == pytest.approx(0.79 * 540)


def test_texts_of_the_owner_without_end_end_in_dots() -> None:
    made = sheet()
    draw_frame(made, ["T"], "s" * 2000, "f " * 2000)
    assert drawn(made, "subtitle-")[-1].get_text().endswith("\u2026")
    assert len(drawn(made, "footnote-")) == 4
    assert drawn(made, "footnote-3")[0].get_text().endswith("\u2026")


def test_lines_are_never_wider_than_asked() -> None:
    text = "several words and one" + "verylongword" * 30 + " and more"
    lines = wrapped(text, 14, 200)
    assert all(fonts.width(line, 14) <= 200 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_no_text_makes_no_lines() -> None:
    assert wrapped("", 14, 200) == []


def test_a_word_that_is_too_long_is_cut_at_its_hyphen_first() -> None:
    assert wrapped("Weihnachts\N{HYPHEN}Aktion", 14, 90) == ["Weihnachts\N{HYPHEN}", "Aktion"]
    assert wrapped("alles-für-den-Garten", 14, 90) == ["alles-für-", "den-Garten"]
    assert wrapped("E-Mail", 14, 90) == ["E-Mail"]
    assert wrapped("E-Donaudampfschifffahrt", 14, 90)[0].startswith("E-Donau")
