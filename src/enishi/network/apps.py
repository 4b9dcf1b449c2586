"""The Django app that holds the network's tables."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class NetworkConfig(AppConfig):
    name = "enishi.network"
    label = "network"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from enishi.network import statistics

        post_migrate.connect(statistics.seed, sender=self)
