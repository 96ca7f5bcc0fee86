"""Light or dark: what the user asked for."""

from enum import StrEnum


class Choice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
