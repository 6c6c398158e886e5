"""What a file of activities would do to a network: a plan, made of the file, what stands, and the answers."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from trellis.domain.activityasks import END, KEEP, LEAVE_OUT, TAKE_OUT, AskKind, Desk, option
from trellis.domain.activityfacts import (
    Deed,
    Gone,
    Item,
    Known,
    Plan,
    ResultLines,
    SiteKey,
    SiteLine,
    Standing,
)
from trellis.domain.activitygather import Gathered
from trellis.domain.activitymerge import Merging
from trellis.domain.activityreached import Reaching, compare
from trellis.domain.activityspots import Meant, spot_key, spots_of
from trellis.domain.activitywords import Words, words_of
from trellis.domain.asks import Answers, Ask
from trellis.domain.layout import ROW
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.text import fold

_GONE = N_("'%(name)s' was in the last file, and isn't in this one. What became of it?")
_GONE_SITES = N_("'%(name)s' was at %(count)s more places or for more groups. What became of these?")


@dataclass(slots=True)
class _Sites:
    """The sites of the plan, each once, and where each line of the file belongs."""

    lines: list[SiteLine] = field(default_factory=list)
    of: dict[tuple[int, SiteKey], int] = field(default_factory=dict)
    of_line: "array[int]" = field(default_factory=lambda: array("l"))


def plan(gathered: Gathered, standing: Standing, answers: Answers) -> Plan:
    """Work out what a file would do."""
    desk = Desk(answers)
    words = words_of(gathered, standing, desk)
    spots = spots_of(gathered, standing, desk)
    merged = Merging(gathered, standing, words, desk).merged()
    known = {each.id: each for each in standing.activities}
    placing = _Placing(gathered, words, spots, [known.get(each.id) for each in merged.items])
    sites = placing.sites(merged.of_about, answers)
    heap = Reaching(gathered, desk, standing.today.year).heap(sites.of_line)
    reached = standing.reached([each.id for each in sites.lines if each.id])
    results = compare(heap, sites.lines, reached, desk)
    _count(merged.items, sites.lines, results)
    gone = tuple(_gone(standing, merged.items, sites.lines, desk))
    asks = desk.all_asks()
    figures = _figures(gathered, merged.items, sites.lines, results) | open_figures(asks, gone)
    return Plan(
        items=merged.items,
        sites=sites.lines,
        results=results,
        periods=[str(each) for each in heap.periods],
        asks=asks,
        new={about: dict(found) for about, found in words.new.items()},
        means=(*words.means, *places_answered(spots, answers)),
        gone=gone,
        figures=figures,
    )


def places_answered(spots: dict[tuple[str, ...], Meant], answers: Answers) -> Iterable[tuple[str, str, str]]:
    """Give the places that an answer chose for a text, to be known from now on."""
    chosen = {meant.place for meant in spots.values() if meant.place and meant.is_exact}
    for key, answer in answers.items():
        if key.startswith(f"{AskKind.PLACE}:") and answer in chosen:
            yield AskKind.PLACE, key.removeprefix(f"{AskKind.PLACE}:"), answer


@dataclass(slots=True)
class _Placing:
    """Finds the sites of a file's rows."""

    gathered: Gathered
    words: Words
    spots: dict[tuple[str, ...], Meant]
    known: list[Known | None]

    def sites(self, of_about: list[int], answers: Answers) -> _Sites:
        """Give the sites; rows that somebody left out, or whose activity or place is left out, have none."""
        found = _Sites()
        wheres = [self._where(key) for key in self.gathered.where.keys]
        out = {
            key.removeprefix(ROW)
            for key, answer in answers.items()
            if key.startswith(ROW) and answer == LEAVE_OUT
        }
        pairs: dict[int, int] = {}
        size = len(wheres) or 1
        silent = self._silent(wheres, of_about)
        for line, (number, about, where) in enumerate(
            zip(self.gathered.numbers, self.gathered.abouts, self.gathered.wheres, strict=True)
        ):
            pair = about * size + where
            if (out and str(number) in out) or (pair in silent and not self._reaches(line)):
                found.of_line.append(-1)
                continue
            if pair not in pairs:
                pairs[pair] = self._site(found, of_about[about], wheres[where])
            found.of_line.append(pairs[pair])
        return found

    def _silent(self, wheres: list[tuple[Meant, str]], of_about: list[int]) -> set[int]:
        """Give the pairs that name neither place nor group of an activity that stands without such a site."""
        nowhere = [number for number, where in enumerate(wheres) if where == (Meant(), "")]
        size = len(wheres) or 1
        return {
            about * size + where
            for where in nowhere
            for about, item in enumerate(of_about)
            if item >= 0 and (known := self.known[item]) is not None and ("", "", "") not in known.sites
        }

    def _reaches(self, line: int) -> bool:
        """Tell whether a line gives a number."""
        return any(column[line] for column in self.gathered.values[1:])

    def _where(self, key: tuple[int, ...]) -> tuple[Meant, str]:
        group = self.words.of("group", self.gathered.text("group", key[-1]))
        meant = self.spots[spot_key(self.gathered, key)]
        words = self.gathered.text("place_words", key[-2])[:300]
        if words and not meant.is_out:
            meant = replace(meant, said=words, is_exact=False)
        return meant, group

    def _site(self, found: _Sites, item: int, where: tuple[Meant, str]) -> int:
        meant, group = where
        if item < 0 or meant.is_out:
            return -1
        key = (meant.place, group, fold(meant.said))
        number = found.of.setdefault((item, key), len(found.lines))
        if number == len(found.lines):
            known = self.known[item]
            known_id = known.sites.get(key, "") if known else ""
            found.lines.append(SiteLine(item, known_id, meant.place, group, meant.said, meant.is_exact))
        return number


def _count(items: list[Item], sites: list[SiteLine], results: ResultLines) -> None:
    for site in sites:
        items[site.item].sites += not site.id
    for number in results.sites:
        items[sites[number].item].results += 1


def _gone(standing: Standing, items: list[Item], sites: list[SiteLine], desk: Desk) -> Iterable[Gone]:
    """Ask about what the last file had and this one hasn't; without an answer it stays."""
    here = {item.id for item in items if item.id}
    kept = {site.id for site in sites if site.id}
    for known in standing.activities:
        if known.id not in standing.last:
            continue
        name = known.values["title"]
        if known.id not in here:
            if known.values["status"] not in {"ended", "dropped"}:
                yield Gone(id=known.id, name=name, answer=desk.ask(_ask_gone(known.id, name, 0)))
            continue
        lost = tuple(site for site in known.sites.values() if site not in kept)
        if lost:
            answer = desk.ask(_ask_gone(known.id, name, len(lost)))
            yield Gone(id=known.id, name=name, sites=lost, answer=answer)


def _ask_gone(activity: str, name: str, sites: int) -> Ask:
    kind = AskKind.GONE_SITES if sites else AskKind.GONE
    answers = (KEEP, TAKE_OUT) if sites else (KEEP, END, TAKE_OUT)
    return Ask(
        id=f"{kind}:{activity}",
        kind=kind,
        says=Sentence(_GONE_SITES if sites else _GONE, {"name": name, "count": sites}),
        options=tuple(option(each) for each in answers),
    )


def _figures(
    gathered: Gathered, items: list[Item], sites: list[SiteLine], results: ResultLines
) -> dict[str, int]:
    deeds = [item.deed for item in items]
    return {
        "rows": len(gathered.numbers) + len(gathered.doubles),
        "doubles": len(gathered.doubles),
        "activities": len(items),
        **{deed.value: deeds.count(deed) for deed in Deed},
        "sites": sum(not site.id for site in sites),
        "results": sum(results.is_new),
        "corrected": len(results) - sum(results.is_new),
    }


def open_figures(asks: Iterable[Ask], gone: Iterable[Gone]) -> dict[str, int]:
    """Count the questions, and what is gone from the file."""
    listed, missed = list(asks), list(gone)
    return {
        "questions": len(listed),
        "open": sum(ask.is_open for ask in listed),
        "errors": sum(ask.is_open and ask.must for ask in listed),
        "gone": len(missed),
        "taken": sum(each.answer in {END, TAKE_OUT} for each in missed),
    }
