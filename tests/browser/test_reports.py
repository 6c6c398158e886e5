"""Reports in a real browser: figures, their explanation and the sheet fit a phone and are accessible."""

from datetime import date
from decimal import Decimal

from tests.browser.conftest import Check, SignIn
from tests.people import North, build_north
from tests.plans.counting import activity, place, site
from tests.plans.reporting import districts, indicator
from trellis.domain.periods import Every, period_of


def narrow(page: object) -> bool:
    """Say whether nothing is wider than the page."""
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    return bool(page.evaluate(wide))  # type: ignore[attr-defined]


def test_a_village_reports_and_the_province_reads_it(live_url: str, signed_in: SignIn, axe: Check) -> None:
    north: North = build_north()
    there = districts(north)
    indicator(north, names={"en": "Meetings of the village committee", "th": "การประชุม"}, breakdowns=())
    last = period_of(Every.MONTH, date.today()).later(-1)  # noqa: DTZ011  the page's own today
    there.give(there.doi, last.later(-1), 7)
    there.give(there.nong, last, 5, parts={"sex.f": Decimal(3)})
    work = activity(north)
    site(work, at=place("Mae Sai"))
    page = signed_in(north.nok)
    page.set_viewport_size({"width": 360, "height": 800})
    root = f"{live_url}/n/north"
    page.goto(f"{root}/reports/own/units/{there.doi.pk}")
    page.locator("input.short").first.fill("9")
    axe(page)
    assert narrow(page)
    page.get_by_role("button", name="Report", exact=True).click()
    assert "Reported. Thank you." in page.content()
    figure = f"/reports/indicators/{there.indicator.pk}/figure?period={last}&at={there.province.pk}"
    for address in ("/reports", figure, "/reports/indicators", f"/activities/{work.pk}/results"):
        page.goto(f"{root}{address}")
        axe(page)
        assert narrow(page), address
