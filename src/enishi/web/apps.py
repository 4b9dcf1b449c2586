"""The web interface as a Django app: templates, static files, template tags."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "enishi.web"
    label = "web"
