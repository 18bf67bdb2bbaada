"""What a pattern's match hands to the function of its kind."""

from dataclasses import dataclass
from typing import Any

from pipeline.extract.dates.frame import Frame
from pipeline.extract.dates.lexicon import Reading


@dataclass(frozen=True, slots=True)
class Parts:
    """The readings of a match by tag, the constants of its pattern, and the document's order of day and month."""

    readings: tuple[Reading, ...]
    args: dict[str, str]
    order: str | None

    def get(self, *tags: str) -> Any:
        """The value of the first reading with one of these tags, else None."""
        return next((r.value for r in self.readings if r.tag in tags), None)

    def all(self, *tags: str) -> list[Any]:
        return [r.value for r in self.readings if r.tag in tags]

    def frames(self) -> list[Frame]:
        """The expressions of earlier stages, each once."""
        return [r.value for r in self.readings if isinstance(r.value, Frame)]
