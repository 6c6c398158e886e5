"""Addresses of coverage: the table, what stands behind a cell, gaps, overlaps, partners, files."""

from django.urls import URLPattern, path

from trellis.plans.views import cells, coverage, coverfiles, covering, gaps

_HERE = "n/<slug:slug>/coverage"

COVERAGE: list[URLPattern] = [
    path(_HERE, coverage.coverage, name="coverage"),
    path(f"{_HERE}/who", cells.who, name="coverage-who"),
    path(f"{_HERE}/gaps", gaps.gap_list, name="coverage-gaps"),
    path(f"{_HERE}/overlaps", gaps.overlap_list, name="coverage-overlaps"),
    path(f"{_HERE}/partners", gaps.partner_list, name="coverage-partners"),
    path(f"{_HERE}/nobody", covering.nobody, name="coverage-nobody"),
    path(f"{_HERE}/statements/<uuid:pk>/take-back", covering.statement_take_back, name="statement-take-back"),
    path(f"{_HERE}/overlaps/agree", covering.overlap_agree, name="overlap-agree"),
    path(f"{_HERE}/overlap-notes/<uuid:pk>/reopen", covering.overlap_reopen, name="overlap-reopen"),
    path(f"{_HERE}.csv", coverfiles.as_csv, name="coverage-csv"),
    path(f"{_HERE}.xlsx", coverfiles.as_xlsx, name="coverage-xlsx"),
]
