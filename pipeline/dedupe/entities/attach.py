"""Short forms that their own document doesn't resolve, by what other documents say: "Teixeira", "GAO", "the Supreme Court".

Only one candidate may be left. A name that is common or generic needs more: that the documents have another full
name in common, so that they tell of the same events. What is left ambiguous stays apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.dedupe.entities.acronyms import has_initials
from pipeline.dedupe.entities.compare import Judgement
from pipeline.dedupe.entities.decisions import FORCED, Decisions
from pipeline.dedupe.entities.document import fullness
from pipeline.dedupe.entities.lexicon import fold, lexicon
from pipeline.dedupe.entities.names import Name
from pipeline.dedupe.entities.nodes import Node, kind_of
from pipeline.dedupe.entities.veto import veto
from pipeline.model import Link


@dataclass(frozen=True, slots=True)
class Attachment:
    """Clusters after the short forms found their entities, and the judged pairs."""

    clusters: list[list[int]]
    links: list[Link]


def attach(
    nodes: Sequence[Node],
    clusters: Sequence[Sequence[int]],
    unsure: Sequence[tuple[int, int, Judgement]],
    decisions: Decisions,
) -> Attachment:
    work = _Work(nodes, clusters, decisions)
    work.by_decision()
    work.by_other_documents()
    work.by_surname()
    work.by_initials()
    work.by_context(unsure)
    work.local_names()
    work.numbered_names()
    return Attachment(work.result(), work.links)


class _Work:
    def __init__(self, nodes: Sequence[Node], clusters: Sequence[Sequence[int]], decisions: Decisions) -> None:
        self.nodes, self.decisions = nodes, decisions
        self.home = {i: members[0] for members in clusters for i in members}
        self.members = {members[0]: sorted(members) for members in clusters}
        self.links: list[Link] = []
        self.companions_of_document = _companions(nodes)
        self.context: dict[int, frozenset[int]] = {}

    def companions(self, i: int) -> frozenset[int]:
        """The full names that stand in the documents of a node."""
        if i not in self.context:
            found: set[int] = set()
            for entity in self.nodes[i].entities:
                found |= self.companions_of_document[entity.document_id]
            self.context[i] = frozenset(found)
        return self.context[i]

    def shared(self, i: int, root: int) -> list[int]:
        own = {i, *self.members[root]}
        cluster_companions: set[int] = set()
        for m in self.members[root]:
            cluster_companions |= self.companions(m)
        return sorted((self.companions(i) & cluster_companions) - own)

    def forbidden(self, m: int, n: int) -> str:
        return self.decisions.forbid_any(self.nodes[m].names, self.nodes[n].names) if self.decisions.different else ""

    def by_decision(self) -> None:
        """Names that a person said are one, whatever speaks against it but another decision."""
        spelt: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for i, node in enumerate(self.nodes if self.decisions.same else ()):
            for name in node.names:
                spelt[fold(name.text)].append(i)
        for pair in sorted(map(sorted, self.decisions.same)):
            first, *others = sorted({i for words in pair for i in spelt.get(words, ())}) or [0]
            for i in others:
                across = [(m, n) for m in self.members[self.home[i]] for n in self.members[self.home[first]]]
                if not any(self.forbidden(m, n) for m, n in across):
                    self.join(i, self.home[first], FORCED, 100)

    def against(self, i: int, root: int) -> str:
        """Why the node's cluster and another can't be one; the kinds of the node itself, a short form, are not asked about."""
        for m in self.members[self.home[i]]:
            for n in self.members[root]:
                one, other = self.nodes[m].full, self.nodes[n].full
                why = self.forbidden(m, n)
                if not why and (m != i or len(one.core) > 1):
                    why = veto(one, other)
                if why:
                    return why
        return ""

    def join(self, i: int, root: int, reason: str, score: int, shown: Name | None = None) -> None:
        keep, drop = root, self.home[i]
        if keep == drop:
            return
        self.links.append(
            Link(self.nodes[i].full.text, (shown or self.best(root)).text, "match", reason, Decimal(score))
        )
        for m in self.members[drop]:
            self.home[m] = keep
        self.members[keep] = sorted(self.members[keep] + self.members.pop(drop))

    def best(self, root: int) -> Name:
        return min((self.nodes[m].full for m in self.members[root]), key=fullness)

    def settle(self, i: int, roots: Iterable[int], reason: str, score: int, safe: bool, needed: int = 1) -> None:
        """Joins a node with the one cluster that is left, or says why not."""
        roots = sorted({r for r in roots if r != self.home[i] and not self.against(i, r)})
        if not roots:
            return
        related = [r for r in roots if len(self.shared(i, r)) >= needed]
        if len(related) == 1:
            common = self.shared(i, related[0])
            why = f"{reason}; both are named together with {self.nodes[common[0]].full.text}"
            self.join(i, related[0], why, score)
        elif len(roots) == 1 and safe:
            self.join(i, roots[0], reason, score)
        else:
            why = (
                f"can be {' or '.join(self.best(r).text for r in (related or roots)[:3])}"
                if len(roots) > 1
                else (f"{reason}, but nothing else says that the documents mean the same")
            )
            for r in (related or roots)[:3]:
                self.links.append(Link(self.nodes[i].full.text, self.best(r).text, "unsure", why, Decimal(score - 10)))

    def by_other_documents(self) -> None:
        known: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for i, node in enumerate(self.nodes):
            for entity in node.entities:
                for name in entity.names[1:]:
                    known[kind_of(name), name.key].add(i)
        for i, node in enumerate(self.nodes):
            full = node.full
            where = known.get((kind_of(full), full.key))
            if where and not (full.local and full.kind != "person"):
                roots = {self.home[n] for n in where} - {self.home[i]}
                if full.kind == "place":
                    roots = {r for r in roots if self.best(r).kind == "place"}
                self.settle(i, roots, "another document uses it as a short form of this name", 90, not full.local)

    def by_surname(self) -> None:
        lex = lexicon()
        holders: defaultdict[str, set[int]] = defaultdict(set)
        for i, node in enumerate(self.nodes):
            core = node.full.core
            if node.full.kind == "person" and len(core) > 1:
                holders[core[-1]].add(i)
                holders[core[0]].add(i)
        for i, node in enumerate(self.nodes):
            core = node.full.core
            if (
                len(core) == 1
                and core[0] in holders
                and node.full.kind in ("person", "thing")
                and not node.full.territory
            ):
                common = core[0] in lex.common_given or core[0] in lex.common_surnames or node.full.kind != "person"
                roots = {self.home[n] for n in holders[core[0]]}
                self.settle(i, roots, "the same surname", 80, not common, 2 if common else 1)

    def by_initials(self) -> None:
        acronyms: defaultdict[str, list[int]] = defaultdict(list)
        for i, node in enumerate(self.nodes):
            if node.full.acronym and kind_of(node.full) == "other" and len(node.full.words) == 1:
                acronyms[node.full.acronym].append(i)
        found: defaultdict[int, set[int]] = defaultdict(set)
        for n, node in enumerate(self.nodes):
            if len(node.full.words) > 1 and kind_of(node.full) == "other":
                for letters in {
                    "".join(w[0] for w in node.full.words),
                    "".join(w[0] for w in node.full.text.casefold().split()),
                }:
                    for i in acronyms.get(letters, ()):
                        if has_initials(letters, node.full):
                            found[i].add(n)
        for i in sorted(found):
            if not self.nodes[i].full.territory:
                self.settle(i, {self.home[n] for n in found[i]}, "its initials", 80, False)

    def by_context(self, unsure: Sequence[tuple[int, int, Judgement]]) -> None:
        options: defaultdict[int, list[tuple[int, str, int]]] = defaultdict(list)
        for i, j, (_, reason, score) in unsure:
            short, full = sorted((i, j), key=lambda n: fullness(self.nodes[n].full), reverse=True)
            one, other = self.nodes[short].full, self.nodes[full].full
            if len(one.core) == len(other.core) or one.head == other.head:
                options[short].append((full, reason, score))
        for i in sorted(options):
            best = max(score for _, _, score in options[i])
            reasons = sorted(reason for _, reason, score in options[i] if score == best)
            roots = {self.home[full] for full, _, _ in options[i]}
            self.settle(i, roots, reasons[0], best, False, 2)

    def local_names(self) -> None:
        """Local names that are spelt alike, in documents that have a full name in common."""
        alike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for i, node in enumerate(self.nodes):
            if node.full.local:
                alike[kind_of(node.full), node.full.key].append(i)
        for (kind, key), group in sorted(alike.items()):
            if len(group) < 2:
                continue
            if kind == "person" and not self.common(key) and len({self.home[i] for i in group}) > 1:
                self.rare_surname(group)
            where: defaultdict[int, list[int]] = defaultdict(list)
            for i in group:
                for companion in self.companions(i):
                    where[companion].append(i)
            for companion in sorted(where):
                first, *others = where[companion]
                for i in others:
                    if self.home[i] != self.home[first] and not self.against(i, self.home[first]):
                        why = f"the same name; both are named together with {self.nodes[companion].full.text}"
                        self.join(i, self.home[first], why, 85, self.nodes[first].full)

    def numbered_names(self) -> None:
        """Generic names with a number ("First Army", "1st Guards Army"), two full names in common."""
        alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for i, node in enumerate(self.nodes):
            if node.full.local and node.full.numbers:
                alike[(node.full.head, *sorted(node.full.numbers))].append(i)
        for _, group in sorted(alike.items()):
            for i in group:
                full = self.nodes[i].full
                longer = {
                    self.home[j]
                    for j in group
                    if self.nodes[j].full.words != full.words and set(full.core) < set(self.nodes[j].full.core)
                }
                self.settle(i, longer, "the same number and head", 80, False, 2)

    def common(self, word: str) -> bool:
        lex = lexicon()
        return word in lex.common_given or word in lex.common_surnames

    def rare_surname(self, group: list[int]) -> None:
        """A rare surname alone, in several reports: one person, unless the reports know several of that name."""
        homes = {self.home[i] for i in group}
        if sum(len(self.members[root]) > 1 or root not in group for root in homes) > 1:
            return
        target = max(homes, key=lambda root: (len(self.members[root]), -root))
        for i in group:
            if self.home[i] != target and not self.against(i, target):
                self.join(i, target, "the same rare surname, and no other person of that name", 80)

    def result(self) -> list[list[int]]:
        return sorted(self.members.values())


def _companions(nodes: Sequence[Node]) -> dict[str, frozenset[int]]:
    """The full names in each document that tell what it is about: of several words, not of a country."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for i, node in enumerate(nodes):
        full = node.full
        telling = not full.local and not full.territory and len(full.core) > 1 and full.kind in ("person", "thing")
        for entity in node.entities:
            if telling:
                found[entity.document_id].add(i)
            else:
                found[entity.document_id] |= set()
    return {document_id: frozenset(companions) for document_id, companions in found.items()}
