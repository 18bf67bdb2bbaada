"""The judged pairs behind a cluster, as the tables keep them."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping

Row = Mapping[str, str]
WORDS = {"match": "=", "no_match": "≠", "unsure": "?"}


class Links:
    """Judged pairs, to be asked for one name (or statement), for two, or for the chain between two."""

    def __init__(self, rows: Iterable[Row], what: str) -> None:
        """`what`: name or statement, as the columns of entity_links and fact_links begin."""
        self._a, self._b = f"{what}_a", f"{what}_b"
        self._of: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self._of[row[self._a]].append(row)
            self._of[row[self._b]].append(row)

    def of(self, one: str) -> list[Row]:
        return self._of[one]

    def between(self, one: str, other: str) -> list[Row]:
        return [row for row in self._of[one] if other in (row[self._a], row[self._b])]

    def chain(self, one: str, other: str) -> list[Row]:
        """The fewest matches that join the two, [] where there are none."""
        reached: dict[str, Row | None] = {one: None}
        queue = deque([one])
        while queue and other not in reached:
            at = queue.popleft()
            for row in self._of[at]:
                nearby = self.other(row, at)
                if row["verdict"] == "match" and nearby not in reached:
                    reached[nearby] = row
                    queue.append(nearby)
        steps: list[Row] = []
        at = other
        while (step := reached.get(at)) is not None:
            steps.append(step)
            at = self.other(step, at)
        return steps[::-1]

    def other(self, row: Row, one: str) -> str:
        return row[self._b] if row[self._a] == one else row[self._a]

    def write(self, rows: Iterable[Row]) -> Iterator[str]:
        """A line a judged pair, with its reason."""
        for row in rows:
            yield f"{row[self._a]} {WORDS[row['verdict']]} {row[self._b]}: {row['reason']} (score {row['score'] or 'none'})"
