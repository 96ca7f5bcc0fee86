"""What a business aims at, what its KPIs are held against, and what else is known of it."""

from kpidesk.domain.business import Contents
from kpidesk.domain.goal import Benchmark, BenchmarkKey, Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.series_break import Break


class Aims:
    """As it was set: nothing here is worked out."""

    _contents: Contents

    def month_goal(self, indicator: str, month: Month, segment: Segment | None = None) -> Goal | None:
        return self._contents.goals.get(GoalKey(indicator, month, PeriodKind.MONTH, segment))

    def period_goal(self, indicator: str, period: Period, segment: Segment | None = None) -> Goal | None:
        """The goal that was set for just that month, quarter or business year; None also where months have theirs."""
        return self._contents.goals.get(GoalKey(indicator, period.first, period.kind, segment))

    def goals_of(
        self, indicator: str, segment: Segment | None = None, kind: PeriodKind = PeriodKind.MONTH
    ) -> dict[Month, Goal]:
        """By month; those of quarters and years by the first month of each."""
        return {
            key.month: goal
            for key, goal in self._contents.goals.items()
            if key.indicator == indicator and key.segment == segment and key.kind is kind
        }

    def goal(self, key: GoalKey) -> Goal | None:
        return self._contents.goals.get(key)

    def goal_keys(self, indicator: str) -> list[GoalKey]:
        """Of every goal that the indicator has, for any period and any part."""
        return [key for key in self._contents.goals if key.indicator == indicator]

    def goal_keys_in(self, segment: Segment) -> list[GoalKey]:
        return [key for key in self._contents.goals if key.segment == segment]

    @property
    def aimed_at(self) -> frozenset[str]:
        """Ids of the indicators that the whole business has a goal for in some period."""
        return self.aimed_in(None)

    def aimed_in(self, segment: Segment | None) -> frozenset[str]:
        """Ids of the indicators that the segment has a goal for in some period."""
        return frozenset(key.indicator for key in self._contents.goals if key.segment == segment)

    def benchmark(self, indicator: str) -> Benchmark | None:
        """The first one; there may be others, of further kinds."""
        return self._contents.benchmarks.get(indicator)

    def further_benchmarks(self, indicator: str) -> dict[BenchmarkKey, Benchmark]:
        further = self._contents.further_benchmarks.items()
        return {key: held for key, held in further if key.indicator == indicator}

    @property
    def broken(self) -> frozenset[str]:
        """Ids of the indicators whose series starts anew somewhere."""
        return frozenset(key.indicator for key in self._contents.breaks)

    def breaks_of(self, indicator: str) -> dict[Month, Break]:
        """Where its series starts anew, oldest first."""
        if not self._contents.breaks:
            return {}
        found = {key.month: held for key, held in self._contents.breaks.items() if key.indicator == indicator}
        return dict(sorted(found.items()))

    def trait(self, name: str) -> str:
        """What is known of the business under that name, as JSON; "" for nothing."""
        return self._contents.traits.get(name, "")

    def traits_of(self, indicator: str) -> list[str]:
        """Names of what is known of one indicator."""
        return [name for name in self._contents.traits if name.endswith(f":{indicator}")]
