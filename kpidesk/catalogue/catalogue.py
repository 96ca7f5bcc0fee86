"""The catalogue: every indicator that ships with the program, and the sets a new business starts from."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kpidesk import paths
from kpidesk.catalogue.entry import indicator_from
from kpidesk.catalogue.malformed import CatalogueMalformed
from kpidesk.catalogue.validation import names_in
from kpidesk.domain.indicator import Indicator, Kind

_PARTS: dict[str, type] = {"groups": list, "programs": list, "sources": dict, "indicator": list, "starter": list}
_SYNONYMS = "synonyms.toml"
"""Other words for the indicators: only an import needs them, which reads them itself."""
_SHOWN_AFTER = {Kind.INPUT: 0, Kind.HELPER: 1, Kind.KPI: 2, Kind.MODEL: 2}


@dataclass(frozen=True, slots=True)
class Starter:
    """What a new business of one sort shows at first: ``indicators`` are ids in their order of display."""

    id: str
    label: str
    description: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """``indicators`` by id: input figures, then shared formulas, then KPIs, each in the order of the files.

    ``programs`` are the keys of the programs that figures are looked up in, in the order in which they are opened.
    """

    indicators: Mapping[str, Indicator]
    starters: Mapping[str, Starter]
    groups: tuple[str, ...]
    programs: tuple[str, ...] = ()

    def in_group(self, group: str) -> list[Indicator]:
        """What the group shows, in its order: the core figures, the other figures, the KPIs."""
        shown = [each for each in self.indicators.values() if each.group == group and each.kind is not Kind.HELPER]
        return sorted(shown, key=lambda each: (each.is_calculated, not each.core and not each.is_calculated))


def read_catalogue(resources: Path | None = None) -> Catalogue:
    """Read ``catalogue/*.toml`` and ``starters/*.toml`` of the shipped folder, or of ``resources``.

    Raises CatalogueMalformed, which names the file and the entry.
    """
    folder = resources or paths.resources()
    documents = _documents(folder / "catalogue")
    groups, programs = _listed("groups", documents), _listed("programs", documents)
    indicators = _indicators(documents, groups, _source_names(documents), programs)
    catalogue = Catalogue(indicators, {}, groups)
    return Catalogue(indicators, _starters(_documents(folder / "starters"), catalogue), groups, programs)


@cache
def program_order() -> tuple[str, ...]:
    """The keys of the programs that figures are looked up in, in the order in which an owner opens them."""
    return _listed("programs", [(path := paths.resources() / "catalogue" / "catalogue.toml", _toml(path))])


Document = tuple[Path, dict[str, Any]]


def _documents(folder: Path) -> list[Document]:
    return [(path, _toml(path)) for path in sorted(folder.glob("*.toml")) if path.name != _SYNONYMS]


def _toml(path: Path) -> dict[str, Any]:
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueMalformed(path.name, "", f"this is no TOML: {error}") from error
    for part, value in document.items():
        if part not in _PARTS or type(value) is not _PARTS[part]:
            raise CatalogueMalformed(path.name, "", f"“{part}” is no part of a catalogue file")
    return document


def _listed(part: str, documents: Iterable[Document]) -> tuple[str, ...]:
    return tuple(key for _, document in documents for key in document.get(part, ()))


def _source_names(documents: Iterable[Document]) -> dict[str, str]:
    return {key: name for _, document in documents for key, name in document.get("sources", {}).items()}


def _indicators(
    documents: Iterable[Document], groups: tuple[str, ...], sources: Mapping[str, str], programs: tuple[str, ...]
) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    for path, document in documents:
        for table in document.get("indicator", ()):
            indicator = indicator_from(table, path.name, groups, sources, programs)
            if indicator.id in found:
                raise CatalogueMalformed(path.name, indicator.id, "there is another entry with this id")
            found[indicator.id] = indicator
    _check_references(found)
    return dict(sorted(found.items(), key=lambda item: _SHOWN_AFTER[item[1].kind]))


def _check_references(indicators: Mapping[str, Indicator]) -> None:
    for each in indicators.values():
        checked = [name for check in each.checks for name in names_in(check)]
        for name in (each.weight, *each.filled_from, *checked):
            if name and (name not in indicators or indicators[name].is_calculated):
                raise CatalogueMalformed("", each.id, f"it refers to “{name}”, which is no input figure")


def _starters(documents: Iterable[Document], catalogue: Catalogue) -> dict[str, Starter]:
    return {
        starter.id: starter
        for path, document in documents
        for starter in (_starter(table, path.name, catalogue) for table in document.get("starter", ()))
    }


def _starter(table: Mapping[str, Any], file: str, catalogue: Catalogue) -> Starter:
    """A starter that lists nothing has everything."""
    name = str(table.get("id", ""))
    for key in ("id", "label", "description"):
        if not isinstance(table.get(key), str):
            raise CatalogueMalformed(file, name, f"the starter has no {key}")
    ids = table.get("indicators") or [each.id for group in catalogue.groups for each in catalogue.in_group(group)]
    for id_ in ids:
        if id_ not in catalogue.indicators:
            raise CatalogueMalformed(file, name, f"it lists “{id_}”, which is in no catalogue file")
    return Starter(table["id"], table["label"], table["description"], tuple(ids))
