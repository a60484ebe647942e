"""All addresses: those of the workbench, and the plain pages for errors."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("kartoteka.workbench.urls"))]

handler400 = "kartoteka.workbench.views.errors.bad_request"
handler403 = "kartoteka.workbench.views.errors.forbidden"
handler404 = "kartoteka.workbench.views.errors.not_found"
handler500 = "kartoteka.workbench.views.errors.failed"
