"""The words that a file brings along: new organisations, kinds and groups, and what its spellings mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import models
from django.db.models import Max

from trellis.domain.text import fold, guess_language
from trellis.imports.effects import Recorder
from trellis.members import naming
from trellis.members.models import Alias, Organisation
from trellis.networks.models import Network
from trellis.plans.models import Group, Kind, Spelling
from trellis.search import entries

_LONGEST = 300
Means = tuple[str, str, str]


@dataclass(slots=True)
class Naming:
    """Adds words to a network, and gives the ids of those that the plan calls `new:…`."""

    network: Network
    recorder: Recorder
    ids: dict[tuple[str, str], UUID] = field(default_factory=dict)

    def add(self, new: Mapping[str, Mapping[str, str]], means: Iterable[Means]) -> None:
        """Add what is new, and remember what spellings mean."""
        self._organisations(new.get("organisation", {}))
        self._vocabulary("kind", Kind, new.get("kind", {}))
        self._vocabulary("group", Group, new.get("group", {}))
        listed = list(means)
        self._aliases([(text, UUID(pk)) for about, text, pk in listed if about == "organisation"])
        self._spellings([each for each in listed if each[0] != "organisation"])

    def id_of(self, about: str, target: str) -> UUID | None:
        """Give the id that a word of the plan stands for."""
        if not target:
            return None
        return self.ids.get((about, target)) or UUID(target)

    def _named(self, text: str) -> dict[str, str]:
        name = text[:_LONGEST]
        return {guess_language(name, self.network.language): name}

    def _organisations(self, new: Mapping[str, str]) -> None:
        rows = []
        for target, text in new.items():
            row = Organisation(network=self.network, names=self._named(text))
            row.sort_name = naming.sort_name(row.names, self.network.language)
            row.folded = naming.folded(row.names, self.network.language)
            self.ids["organisation", target] = row.pk
            rows.append(row)
        Organisation.objects.bulk_create(rows)
        self._noted(rows)
        entries.put(naming.words(row) for row in rows)

    def _vocabulary(self, about: str, model: type[Kind] | type[Group], new: Mapping[str, str]) -> None:
        last = model.objects.filter(network=self.network).aggregate(last=Max("position"))["last"] or 0
        rows = []
        for position, (target, text) in enumerate(new.items(), start=last + 1):
            row = model(network=self.network, names=self._named(text), position=position)
            self.ids[about, target] = row.pk
            rows.append(row)
        model.objects.bulk_create(rows)  # type: ignore[arg-type]  # all rows are of this one model
        self._noted(rows)

    def _aliases(self, means: Iterable[tuple[str, UUID]]) -> None:
        rows = [
            Alias(organisation_id=pk, text=text[:_LONGEST], folded=fold(text)[:_LONGEST])
            for text, pk in means
        ]
        Alias.objects.bulk_create(rows)
        self._noted(rows)
        ids = {row.organisation_id for row in rows}
        found = Organisation.objects.filter(pk__in=ids).prefetch_related("aliases")
        entries.put(naming.words(row, [each.text for each in row.aliases.all()]) for row in found)

    def _spellings(self, means: Iterable[Means]) -> None:
        known = {(each.about, each.folded) for each in Spelling.objects.filter(network=self.network)}
        rows = []
        for about, text, target in means:
            folded = fold(text)[:_LONGEST]
            if (about, folded) not in known:
                known.add((about, folded))
                row = Spelling(network=self.network, about=about, text=text[:_LONGEST], folded=folded)
                setattr(row, f"{about}_id", UUID(target))
                rows.append(row)
        Spelling.objects.bulk_create(rows)
        self._noted(rows)

    def _noted(self, rows: Iterable[models.Model]) -> None:
        for row in rows:
            self.recorder.created(row, row.pk)
