"""What becomes of activities and sites that a later file hasn't any more: only what somebody answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext, override

from trellis.domain.activityasks import END, TAKE_OUT
from trellis.domain.activityfacts import Gone
from trellis.domain.problems import N_
from trellis.imports.effects import Recorder, place_of, references, values_of
from trellis.plans.models import Activity, Result, Site, Status

_REASON = N_("Not in the file any more")


@dataclass(slots=True)
class Ending:
    """Ends activities, and takes sites out, so that it can be undone exactly."""

    recorder: Recorder

    def end(self, gone: Iterable[Gone]) -> None:
        """Do what was answered about each."""
        for each in gone:
            if each.sites and each.answer == TAKE_OUT:
                self._take_out(each.sites)
            elif each.answer in {END, TAKE_OUT}:
                self._close(UUID(each.id), Status.ENDED if each.answer == END else Status.DROPPED)

    def _close(self, pk: UUID, status: Status) -> None:
        row = Activity.objects.get(pk=pk)
        before = values_of(row)
        row.status, row.status_reason = status, self._reason(row)
        if status == Status.ENDED and row.until is None:
            row.until = timezone.localdate()
        row.version += 1
        row.save(update_fields=["status", "status_reason", "until", "version"])
        self.recorder.changed(row, before, row.pk)

    @staticmethod
    def _reason(row: Activity) -> str:
        with override(row.network.language):
            return gettext(_REASON)

    def _take_out(self, ids: Iterable[str]) -> None:
        """Take sites out with their results; one on which something else hangs stays."""
        label = Result._meta.label_lower
        for site in Site.objects.filter(pk__in=list(ids)):
            used = references([place_of(site)]).get(place_of(site), set())
            if any(model != label for model, _pk in used):
                continue
            results = list(Result.objects.filter(site=site))
            for row in (*results, site):
                self.recorder.removed(row, site.activity_id)
            Result.objects.filter(site=site).delete()
            site.delete()
