"""Addresses of the workbench. Each has a rule in tests/workbench/test_permissions.py, or the tests fail."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import path

from kartoteka.workbench.views import (
    alike,
    chronicle,
    claims,
    compare,
    confidential,
    correct,
    done,
    entity,
    files,
    history,
    home,
    identity,
    imports,
    people,
    person,
    reader,
    review,
    search,
    session,
    settings,
    sources,
    vocabulary,
)

urlpatterns = [
    path("", home.case, name="case"),
    path("import/", imports.imports, name="import"),
    path("import/queue/", imports.import_queue, name="import_queue"),
    path("import/<int:job_id>/again/", imports.import_again, name="import_again"),
    path("import/<int:job_id>/remove/", imports.import_remove, name="import_remove"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<int:source_id>/", sources.source, name="source"),
    path("sources/<int:source_id>/read/", reader.reader, name="reader"),
    path("sources/<int:source_id>/done/", done.done, name="done"),
    path("sources/<int:source_id>/compare/", compare.compare_readings, name="compare"),
    path("sources/<int:source_id>/claims/new/", correct.claim_new, name="claim_new"),
    path("sources/<int:source_id>/people/new/", entity.entity_new, name="entity_new"),
    path("claims/<int:claim_id>/", claims.claim_page, name="claim"),
    path("claims/<int:claim_id>/card/", claims.claim_card, name="claim_card"),
    path("claims/<int:claim_id>/judge/", review.judge, name="judge"),
    path("claims/<int:claim_id>/correct/", correct.claim_correct, name="correct"),
    path("review/", review.review, name="review"),
    path("people/", people.people, name="people"),
    path("people/alike/", alike.alike, name="alike"),
    path("people/<int:person_id>/not-same/", alike.not_same, name="not_same"),
    *(
        path(f"people/<int:person_id>/dossier.{form}", files.dossier_file, {"form": form}, name=f"dossier_{form}")
        for form in files.FORMS
    ),
    path("sources/<int:source_id>/file/", files.source_file, name="source_file"),
    path("people/<int:person_id>/", person.person, name="person"),
    path("people/<int:person_id>/identity/", identity.identity, name="identity"),
    path("people/<int:person_id>/merge/", identity.merge, name="merge"),
    path("people/<int:person_id>/split/", identity.split, name="split"),
    path("chronicle/", chronicle.chronicle, name="chronicle"),
    path("search/", search.search, name="search"),
    path("history/", history.history, name="history"),
    path("history/<int:seq>/undo/", history.undo, name="undo"),
    path("sources/<int:source_id>/withdraw/", confidential.withdraw, name="withdraw"),
    path("confidential/", confidential.confidential, name="confidential"),
    path("settings/", settings.settings_page, name="settings"),
    path("settings/accounts/", settings.account_new, name="account_new"),
    path("settings/accounts/<int:user_id>/", settings.account_change, name="account_change"),
    path("settings/vocabulary/", vocabulary.term_new, name="term_new"),
    path("settings/vocabulary/<int:seq>/withdraw/", vocabulary.term_withdraw, name="term_withdraw"),
    path("login/", session.login, name="login"),
    path("logout/", LogoutView.as_view(next_page="login"), name="logout"),
    path("theme/", session.theme, name="theme"),
    path("keys/", session.keys, name="keys"),
    path("help/", session.help_page, name="help"),
]
