"""Undoing a file of activities: what nobody has touched since goes, and what it replaced stands again."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery

from trellis.imports import undoing
from trellis.imports.effects import chunks, has_batch, pointers
from trellis.imports.models import Batch
from trellis.plans.importing.known import NEEDS
from trellis.plans.models import Activity, Involved, Need, Result, Site
from trellis.plans.totals import settle_totals


@dataclass
class Undoing:
    """What undoing would do now; what was changed or used since stays, and all that it needs."""

    batch: Batch
    anyway: tuple[str, ...] = ()

    @property
    def results(self) -> QuerySet[Result]:
        """Give the results that go."""
        return Result.objects.filter(batch=self.batch.pk, is_standing=True).exclude(site__in=self.busy_sites)

    @property
    def sites(self) -> QuerySet[Site]:
        """Give the sites that go."""
        return Site.objects.filter(batch=self.batch.pk).exclude(pk__in=self.busy_sites)

    @property
    def activities(self) -> QuerySet[Activity]:
        """Give the activities that go."""
        return Activity.objects.filter(batch=self.batch.pk).exclude(pk__in=self.busy_activities)

    @cached_property
    def busy_sites(self) -> tuple[UUID, ...]:
        """Give the sites that the file brought and that somebody has changed or used since."""
        ours = Site.objects.filter(batch=self.batch.pk)
        given = Result.objects.filter(site=OuterRef("pk"))
        later = given.filter(~Q(batch=self.batch.pk) | Q(batch=None) | Q(is_standing=False))
        return tuple(
            ours.filter(Exists(later) | ~Q(version=1) | _used(Site, self.batch)).values_list("pk", flat=True)
        )

    @cached_property
    def busy_activities(self) -> tuple[UUID, ...]:
        """Give the activities that the file brought and that somebody has changed or used since."""
        ours = Activity.objects.filter(batch=self.batch.pk)
        needed = Site.objects.filter(pk__in=self.busy_sites).values("activity")
        used = ours.filter(~Q(version=1) | Q(pk__in=needed) | _used(Activity, self.batch))
        changed = self.batch.effects.filter(model=Activity._meta.label_lower)
        by_us = {UUID(pk) for pk in changed.values_list("object_id", flat=True)}
        return tuple(pk for pk in used.values_list("pk", flat=True) if pk not in by_us)

    @cached_property
    def rest(self) -> undoing.Undoing:
        """Give what else goes back: words that were added, activities that were changed, all needs."""
        # A need is noted as it comes, like a word: which of them stay is found out there.
        staying = None if self.batch.kind == NEEDS else (*self.busy_sites, *self.busy_activities)
        return undoing.look(self.batch, self.anyway, staying)

    def kept(self) -> list[str]:
        """Name the activities that stay, or of which a site stays."""
        needed = Site.objects.filter(pk__in=self.busy_sites).values("activity")
        stays = Activity.objects.filter(Q(pk__in=self.busy_activities) | Q(pk__in=needed))
        return list(stays.order_by("number").values_list("title", flat=True))

    def figures(self) -> dict[str, int]:
        """Count what goes, and what stays."""
        return {
            "going_activities": self.activities.count(),
            "going_sites": self.sites.count(),
            "going_results": self.results.count(),
            **self._going(Need._meta.label_lower),
            "kept": len(self.kept()) + len(self.rest.clashes),
        }

    def _going(self, needs: str) -> dict[str, int]:
        """Count what becomes of needs, for a table of needs."""
        if self.batch.kind != NEEDS:
            return {}
        back = sum(isinstance(row, Need) for row, _values in self.rest.change)
        return {
            "going_needs": sum(model == needs for model, _pk in self.rest.delete),
            "back_needs": back + sum(each.model == needs for each in self.rest.restore),
        }

    def carry_out(self) -> int:
        """Do it; give how many things stay as they are."""
        rest = self.rest
        kept = len(self.busy_sites) + len(self.busy_activities) + len(rest.clashes)
        touched = self._take_back_results()
        _delete(self.sites)
        going = self.activities.values("pk")
        _delete(
            Involved.objects.filter(
                Q(batch=self.batch.pk), Q(activity__in=going) | ~Q(activity__batch=self.batch.pk)
            )
        )
        _delete(self.activities)
        rest.carry_out()
        settle_totals(touched)
        return kept

    def _take_back_results(self) -> list[UUID]:
        """Take the results back, and let stand again what stood before; give the sites that stay."""
        ours = self.results.exclude(site__batch=self.batch.pk)
        former = Result.objects.filter(site=OuterRef("site"), period=OuterRef("period"), withdrawn_at=None)
        before = former.exclude(batch=self.batch.pk).order_by("-at", "-pk").values("pk")[:1]
        again = [pk for pk in ours.values_list(Subquery(before), flat=True).iterator() if pk is not None]
        touched = list(ours.order_by().values_list("site", flat=True).distinct())
        _delete(self.results)
        for some in chunks(again):
            Result.objects.filter(pk__in=some).update(is_standing=True)
        return touched


def _used(model: type[Model], batch: Batch) -> Q:
    """Give the filter for rows at which others point, but for those that the file brought itself."""
    found = Q(pk__in=())
    for pointer in pointers(model):
        rows = pointer.model._base_manager.filter(**{pointer.name: OuterRef("pk")})
        if has_batch(pointer.model):
            rows = rows.filter(~Q(batch=batch.pk) | Q(batch=None))
        found |= Q(Exists(rows))
    return found


def _delete(
    rows: "QuerySet[Model] | QuerySet[Site] | QuerySet[Activity] | QuerySet[Involved] | QuerySet[Result]",
) -> None:
    """Delete rows in one statement: nothing hangs on them, and a million of them needn't be read for it."""
    rows._raw_delete(rows.db)  # noqa: SLF001  the public way reads every row first


def look(batch: Batch, anyway: Iterable[str] = ()) -> Undoing:
    """Work out what undoing a file would do now."""
    return Undoing(batch, tuple(anyway))
