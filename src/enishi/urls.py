"""Where each interface is mounted."""

from django.urls import include, path

urlpatterns = [path("", include("enishi.web.urls"))]
