"""Addresses of figures, indicators and reports."""

from django.urls import URLPattern, path

from trellis.plans.views import figures, giving, indicators, reportfiles, reports, results, tellings

IN = "n/<slug:slug>"

REPORTS: list[URLPattern] = [
    path(f"{IN}/reports", reports.reports, name="reports"),
    path(f"{IN}/reports/table.<slug:kind>", reportfiles.reports_file, name="reports-file"),
    path(f"{IN}/reports/rhythm", indicators.report_rhythm, name="report-rhythm"),
    path(f"{IN}/reports/indicators", indicators.indicators, name="indicators"),
    path(f"{IN}/reports/indicators/new", indicators.indicator_make, name="indicator-make"),
    path(f"{IN}/reports/indicators/<uuid:pk>", indicators.indicator, name="indicator"),
    path(f"{IN}/reports/indicators/<uuid:pk>/change", indicators.indicator_change, name="indicator-change"),
    path(f"{IN}/reports/indicators/<uuid:pk>/end", indicators.indicator_end, name="indicator-end"),
    path(f"{IN}/reports/indicators/<uuid:pk>/resume", indicators.indicator_resume, name="indicator-resume"),
    path(f"{IN}/reports/indicators/<uuid:pk>/figure", figures.figure, name="figure"),
    path(f"{IN}/reports/indicators/<uuid:pk>/figure/ask", figures.figure_ask, name="figure-ask"),
    path(f"{IN}/reports/indicators/<uuid:pk>/figure/tell", figures.figure_tell, name="figure-tell"),
    path(f"{IN}/reports/indicators/<uuid:pk>/give", giving.report_give, name="report-give"),
    path(f"{IN}/reports/own/<slug:tree>/<uuid:pk>", giving.report_sheet, name="report-sheet"),
    path(f"{IN}/reports/tellings/<uuid:pk>", tellings.telling, name="telling"),
    path(f"{IN}/activities/<uuid:pk>/results", results.site_results, name="site-results"),
    path(f"{IN}/activities/<uuid:pk>/results/ask", results.result_ask, name="result-ask"),
    path(f"{IN}/activities/results/<uuid:pk>/withdraw", results.result_withdraw, name="result-withdraw"),
    path(f"{IN}/reports/<uuid:pk>", giving.report, name="report"),
    path(f"{IN}/reports/<uuid:pk>/seen", giving.report_see, name="report-see"),
    path(f"{IN}/reports/<uuid:pk>/doubt", giving.report_doubt, name="report-doubt"),
]
