"""Where each interface is mounted, and which pages answer when nothing else can."""

from django.urls import include, path

urlpatterns = [path("", include("enishi.web.urls"))]

handler403 = "enishi.web.errors.forbidden"
handler404 = "enishi.web.errors.not_found"
handler500 = "enishi.web.errors.broken"
