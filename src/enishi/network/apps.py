"""The Django app that holds the network's tables."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "enishi.network"
    label = "network"
    default_auto_field = "django.db.models.BigAutoField"
