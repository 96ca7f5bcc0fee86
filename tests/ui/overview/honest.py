"""Recomputes every number that the overview says, from typed figures and goals alone, with a pocket calculator."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from kpidesk.analysis.prospects.year_end import YearEnd, year_end
from kpidesk.analysis.questions.month_entry import month_entry
from kpidesk.charts.words.month_names import NAMES
from kpidesk.domain.indicator import Direction, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.value import NoValue
from kpidesk.ui.overview.facts import OverviewFacts
from kpidesk.ui.overview.tile import Tile
from kpidesk.workbook.workbook import Workbook

NUMBER = r"−?\d[\d,]*(?:\.\d+)?"
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_MONTH = rf"(?:{'|'.join(NAMES)}) \d{{4}}"


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("−", "-"))


def month(text: str) -> Month:
    name, year = text.split()
    return Month.of(int(year), NAMES.index(name) + 1)


def rounded(value: float, like: str) -> Decimal:
    """With as many decimals as the text shows."""
    digits = len(like.partition(".")[2])
    return Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-digits), context=_WIDE)


class Calculator:
    """Checks what is said of one month against the workbook. Raises AssertionError for anything that is not so."""

    def __init__(self, book: Workbook, facts: OverviewFacts, sentences: list[str]) -> None:
        self.book, self.facts, self.sentences = book, facts, sentences
        self.tiles = [tile for found in facts.tiles.values() for tile in found]
        self.at = facts.period.last

    def check(self) -> None:
        """Every sentence is of a known kind, and every number in it is recomputed."""
        checks = (self._month, self._lead, self._lead_so_far, self._nothing, self._goals, self._usual, self._year)
        assert 3 <= len(self.sentences) <= 5 or not any(tile.value for tile in self.tiles)
        for sentence in self.sentences:
            assert any(check(sentence) for check in checks), sentence

    def _shown(self, tile: Tile, value: float, like: str) -> Decimal:
        return rounded(value * 100 if tile.line.about.unit is Unit.PERCENT else value, like)

    def _month(self, sentence: str) -> bool:
        found = re.match(rf"({_MONTH}) (?:is|still runs)", sentence)
        if not found or "figures" not in sentence:
            return False
        assert month(found[1]) == self.at
        entry = month_entry(self.book, self.at)
        assert f"{entry.entered} of {entry.all} figures" in sentence
        if days := re.search(r"(\d+) of (\d+) days", sentence):
            assert (int(days[1]), int(days[2])) == (self.book.calendar.unfinished[self.at], self.at.days)
        assert ("is closed" in sentence) is (self.at in self.book.closed_months)
        return True

    def _first(self) -> Tile:
        return next(tile for tile in self.tiles if tile.value)

    def _lead(self, sentence: str) -> bool:
        found = re.match(rf"(.+) in ({_MONTH}) was \D*?({NUMBER})", sentence)
        if not found:
            return False
        tile = self._first()
        assert found[1] == tile.name and month(found[2]) == self.at
        value = self.book.month_value(tile.indicator, self.at)
        assert not isinstance(value, NoValue)
        shown = self._shown(tile, value, found[3])
        assert number(found[3]) == shown == number(re.findall(NUMBER, tile.value)[0])
        for amount, word, other in re.findall(
            rf"({NUMBER})\S*(?:\spp)? (more|less|higher|lower) than in ({_MONTH})", sentence
        ):
            before = self.book.month_value(tile.indicator, month(other))
            assert not isinstance(before, NoValue)
            step = shown - self._shown(tile, before, found[3])
            assert number(amount) == abs(step) and (step > 0) is (word in {"more", "higher"})
        for other in re.findall(rf"the same as in ({_MONTH})", sentence):
            before = self.book.month_value(tile.indicator, month(other))
            assert not isinstance(before, NoValue)
            assert self._shown(tile, before, found[3]) == shown
        return True

    def _lead_so_far(self, sentence: str) -> bool:
        found = re.match(
            rf"(.+) is \D*?({NUMBER}).* so far(?:, \D*?({NUMBER}).* a day; in ({_MONTH}) it was \D*?({NUMBER}))?",
            sentence,
        )
        if not found or "figures" in sentence:
            return False
        tile = self._first()
        value = self.book.month_value(tile.indicator, self.at)
        assert self.at in self.book.calendar.unfinished and not isinstance(value, NoValue)
        assert number(found[2]) == self._shown(tile, value, found[2])
        if found[3]:
            before = self.book.month_value(tile.indicator, month(found[4]))
            assert not isinstance(before, NoValue)
            assert number(found[3]) == self._shown(tile, value / self.book.calendar.unfinished[self.at], found[3])
            days = self.book.calendar.days(Period.month(month(found[4])))
            assert number(found[5]) == self._shown(tile, before / days, found[5])
        return True

    def _nothing(self, sentence: str) -> bool:
        if not sentence.startswith("None of the tiles has a value"):
            return False
        assert all(isinstance(self.book.month_value(tile.indicator, self.at), NoValue) for tile in self.tiles)
        return True

    def _goals(self, sentence: str) -> bool:
        statuses = [status for tile in self.tiles if (status := self._status(tile))]
        if sentence == "None of the tiles is held against a goal.":
            assert not statuses
            return True
        alike = re.match(r"(?:The one goal|All (\d+) goals) on the tiles (?:is|are) (on track|on watch|off)", sentence)
        if alike:
            assert statuses == [alike[2].replace("on watch", "to watch")] * int(alike[1] or 1)
            return True
        found = re.match(r"Of (\d+) goals on the tiles, (so far )?(.+)\.", sentence)
        if not found:
            return False
        assert int(found[1]) == len(statuses)
        told = {word: int(count) for count, word in re.findall(r"(\d+) (?:is |are )?(on track|to watch|off)", found[3])}
        assert told == {word: statuses.count(word) for word in set(statuses)}
        return True

    def _status(self, tile: Tile) -> str:
        """By the rule of the traffic light, from the figures as the tile shows them."""
        goal = self.book.month_goal(tile.indicator, self.at)
        value = self.book.month_value(tile.indicator, self.at)
        about = tile.line.about
        if goal is None or isinstance(value, NoValue) or about.direction is Direction.NEUTRAL:
            return ""
        like = re.findall(NUMBER, tile.value)[0]
        if self.book.period_goal(tile.indicator, self.book.calendar.around(self.at, PeriodKind.YEAR)) is not None:
            return self._status_of_year(tile)
        shown = self._shown(tile, value, like)
        low = self._shown(tile, goal.value, like)
        high = low if goal.upper is None else self._shown(tile, goal.upper, like)
        size = high - low or abs(low)
        scale = 100 if about.unit is Unit.PERCENT else 1
        room = size / 10 if goal.tolerance is None else Decimal(f"{goal.tolerance:.15g}") * scale
        is_band = goal.upper is not None or about.direction is Direction.BAND
        below = low - shown if is_band or about.direction is Direction.HIGHER else Decimal(0)
        above = shown - high if is_band or about.direction is Direction.LOWER else Decimal(0)
        missed = max(below, above, Decimal(0))
        return "on track" if not missed else "to watch" if missed <= room else "off"

    def _status_of_year(self, tile: Tile) -> str:
        """What there is so far against the goals so far, of what adds up and is to be high; whole numbers will do."""
        assert tile.line.about.direction is Direction.HIGHER
        year = self.book.calendar.around(self.at, PeriodKind.YEAR)
        actual = path = Decimal(0)
        for each in (each for each in year.months if each <= self.at):
            value, goal = self.book.month_value(tile.indicator, each), self.book.month_goal(tile.indicator, each)
            assert goal is not None and not isinstance(value, NoValue)
            actual += Decimal(f"{value:.15g}")
            path += Decimal(f"{goal.value:.15g}") * self._share(each)
        missed = rounded(float(path), "") - rounded(float(actual), "")
        return "on track" if missed <= 0 else "to watch" if missed <= abs(path) / 10 else "off"

    def _usual(self, sentence: str) -> bool:
        held = [tile for tile in self.tiles if tile.line.signal is not None]
        judged = [tile.line.row.usual for tile in held]
        lines = [usual is not None and usual.around.course.has_line for usual in judged]
        what = "a trend" if lines and all(lines) else "a usual range or a trend" if any(lines) else "a usual range"
        how = "in line with it" if any(lines) else "as usual"
        found = re.match(rf"(?:All |)(\d+)(?: of (\d+))? tiles with {what} (?:is|are) (not )?{how}", sentence)
        one = re.match(f"The one tile with {what} is (not )?{how}", sentence)
        none = re.match(rf"None of the (\d+) tiles with {what} is {how}", sentence)
        if not found and not one and not none:
            return False
        odd = [tile for tile in held if tile.is_signal]
        if one:
            assert len(held) == 1 and bool(odd) is bool(one[1])
        elif none:
            assert len(held) == len(odd) == int(none[1]) > 1
        elif found is not None and found[3]:
            assert (int(found[1]), int(found[2])) == (len(odd), len(held))
        elif found is not None:
            assert int(found[1]) == len(held) and not odd
        return True

    def _year(self, sentence: str) -> bool:
        parts = [self._to_date(sentence), self._ending(sentence)]
        return any(parts)

    def _to_date(self, sentence: str) -> bool:
        found = re.match(
            rf"[^:]*to {_MONTH}(?: so far)?: \D*?({NUMBER})|(?:\d{{4}})(?: so far)?: \D*?({NUMBER})", sentence
        )
        if not found:
            return False
        assert (" so far: " in sentence) is (self.at in self.book.calendar.unfinished)
        tile, year = self._first(), self.book.calendar.around(self.at, PeriodKind.YEAR)
        before = [each for each in self.book.first_month.until(self.at) if each < year.first]
        months = [each for each in year.months if each <= self.at]
        if all(self._lacks(tile, each) for each in before):  # what began within the year counts from there on
            while self._lacks(tile, months[0]):
                del months[0]
        assert len(months) == 12 or NAMES[months[0].number - 1] in sentence
        values = [self.book.month_value(tile.indicator, each) for each in months]
        total = sum(Decimal(f"{v:.15g}") for v in values if not isinstance(v, NoValue))
        assert not any(isinstance(value, NoValue) for value in values)
        text = found[1] or found[2]
        shown = rounded(float(total), text)
        assert number(text) == shown
        path = re.search(rf", ({NUMBER}) (above|below) the goal path", sentence)
        on_path = "on the goal path" in sentence
        if path or on_path:
            goals = [self.book.month_goal(tile.indicator, each) for each in months]
            aims = [
                Decimal(f"{goal.value:.15g}") * self._share(each)
                for goal, each in zip(goals, months, strict=True)
                if goal
            ]
            assert len(aims) == len(months)
            step = shown - rounded(float(sum(aims, Decimal(0))), text)
            assert (number(path[1]) if path else 0) == abs(step)
            assert not path or (step > 0) is (path[2] == "above")
        return True

    def _lacks(self, tile: Tile, at: Month) -> bool:
        return isinstance(self.book.month_value(tile.indicator, at), NoValue)

    def _share(self, at: Month) -> Decimal:
        return Decimal(self.book.calendar.unfinished.get(at, at.days)) / at.days

    def _ending(self, sentence: str) -> bool:
        found = re.search(
            rf"may end at \D*?({NUMBER})([kM]?)(?:\s\w+)?, likely between ({NUMBER})[kM]? and ({NUMBER})[kM]?", sentence
        )
        if not found:
            return False
        tile, year = self._first(), self.book.calendar.around(self.at, PeriodKind.YEAR)
        last = None if self.at in self.book.calendar.unfinished else self.at
        end = year_end(self.book, tile.indicator, year, last)
        assert isinstance(end, YearEnd) and not end.is_over
        step = {"": 1, "k": 1_000, "M": 1_000_000}[found[2]]
        for text, exact in zip(
            found.groups()[0:4:1][:1] + found.groups()[2:],
            (end.estimate.value, end.estimate.low, end.estimate.high),
            strict=True,
        ):
            assert number(text) == rounded(exact / step, text)
        goal = re.search(rf"goal of ({NUMBER})([kM]?)(.*)\.", sentence)
        if goal and end.goal is not None:
            own = {"": 1, "k": 1_000, "M": 1_000_000}[goal[2]]
            assert number(goal[1]) == rounded(end.goal.value / own, goal[1])
            low, high, aim = end.estimate.low, end.estimate.high, end.goal.value
            if tile.line.about.direction is Direction.HIGHER:
                wanted = "probably be met" if low >= aim else "probably not be met" if high < aim else "is met is open"
                assert wanted in sentence
        return True
