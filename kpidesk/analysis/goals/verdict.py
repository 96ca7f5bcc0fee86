"""The four verdicts on a figure against its goal; apart from how they are reached, since painting needs only these."""

from enum import StrEnum


class Status(StrEnum):
    ON_TRACK = "on track"
    WATCH = "watch"
    OFF = "off"
    NONE = "none"  # the reason stands in `Judgement.reason`
