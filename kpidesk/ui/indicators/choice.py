"""Which figures and KPIs are to show, while the owner chooses: nothing of it is kept yet."""

from collections.abc import Iterable, Sequence
from itertools import chain

from kpidesk.domain.indicator import Indicator, Kind
from kpidesk.workbook.workbook import Workbook


class Choice:
    """Rows keep their places while they are ticked; what shows follows the order of the rows."""

    def __init__(self, workbook: Workbook, groups: Sequence[str]) -> None:
        """``groups`` is the order of groups of which nothing shows yet."""
        self._workbook = workbook
        self._groups: dict[str, list[str]] = {}
        self._chosen: set[str] = set(workbook.chosen)
        self._lay_out(groups)
        self._before = self.result

    def _lay_out(self, groups: Sequence[str]) -> None:
        """What shows comes first, as it shows; then the figures (core ones first), then the KPIs."""
        indicators = self._workbook.indicators
        shown = [indicators[name] for name in self._workbook.chosen]
        others = [
            about for about in indicators.values() if about.id not in self._chosen and about.kind is not Kind.HELPER
        ]
        others.sort(key=lambda about: (about.is_calculated, not about.core and not about.is_calculated))
        for group in chain((about.group for about in shown), groups):
            self._groups.setdefault(group, [])
        for about in chain(shown, others):
            self._groups.setdefault(about.group, []).append(about.id)
        self._groups = {group: names for group, names in self._groups.items() if names}

    @property
    def groups(self) -> dict[str, list[str]]:
        """Ids by group, both in their order."""
        return self._groups

    @property
    def result(self) -> tuple[str, ...]:
        """The ids that are to show, in their order."""
        return tuple(name for names in self._groups.values() for name in names if name in self._chosen)

    @property
    def is_changed(self) -> bool:
        return self.result != self._before

    @property
    def added(self) -> int:
        return len(set(self.result) - set(self._before))

    @property
    def removed(self) -> int:
        return len(set(self._before) - set(self.result))

    def is_chosen(self, name: str) -> bool:
        return name in self._chosen

    def choose(self, name: str, chosen: bool) -> None:
        if chosen:
            self._chosen.add(name)
        else:
            self._chosen.discard(name)

    def missing_inputs(self, name: str) -> list[str]:
        """Figures to type that a KPI comes down to and that do not show, in the order of the rows."""
        if not self._workbook.indicators[name].is_calculated:
            return []
        wanted = self._workbook.definitions.inputs_of(name) - self._chosen
        return [each for names in self._groups.values() for each in names if each in wanted]

    def followers(self, name: str) -> list[str]:
        """KPIs that show and need this figure, in the order of the rows."""
        definitions = self._workbook.definitions
        return [each for each in self.result if each != name and name in definitions.inputs_of(each)]

    def add(self, names: Iterable[str]) -> int:
        """Show a set of names as well, in its order behind what shows already; answers how many came."""
        new = [name for name in names if name in self._workbook.indicators and name not in self._chosen]
        was_empty = not self._chosen
        by_group: dict[str, list[str]] = {}
        for name in new:
            by_group.setdefault(self._workbook.indicators[name].group, []).append(name)
        for group, coming in by_group.items():
            held = self._groups.setdefault(group, [])
            shown = [name for name in held if name in self._chosen]
            rest = [name for name in held if name not in self._chosen and name not in coming]
            self._groups[group] = [*shown, *coming, *rest]
        if was_empty:
            self._groups = {group: self._groups[group] for group in dict.fromkeys((*by_group, *self._groups))}
        self._chosen.update(new)
        return len(new)

    def move(self, name: str, step: int) -> bool:
        """One place up (-1) or down (1) inside its group; False at the end."""
        names = self._groups[self._workbook.indicators[name].group]
        place = names.index(name)
        if not 0 <= place + step < len(names):
            return False
        names[place], names[place + step] = names[place + step], names[place]
        return True

    def move_group(self, group: str, step: int) -> bool:
        """The same for a whole group among the groups."""
        order = list(self._groups)
        place = order.index(group)
        if not 0 <= place + step < len(order):
            return False
        order[place], order[place + step] = order[place + step], order[place]
        self._groups = {name: self._groups[name] for name in order}
        return True

    def take_changes(self) -> None:
        """Own figures and KPIs came, went or moved while the choice was open; what was ticked stays ticked."""
        indicators = self._workbook.indicators
        known = {name for names in self._groups.values() for name in names}
        for group, names in self._groups.items():
            self._groups[group] = [name for name in names if _is_in(indicators.get(name), group)]
        placed = {name for names in self._groups.values() for name in names}
        for about in indicators.values():
            if about.id not in placed and about.kind is not Kind.HELPER:
                self._groups.setdefault(about.group, []).append(about.id)
        self._chosen &= indicators.keys()
        self._chosen |= {name for name in self._workbook.chosen if name not in known}
        shown = set(self._workbook.chosen)
        self._before = tuple(name for names in self._groups.values() for name in names if name in shown)


def _is_in(about: Indicator | None, group: str) -> bool:
    return about is not None and about.group == group
