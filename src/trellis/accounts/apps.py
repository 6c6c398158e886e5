"""Accounts as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the room."""

    name = "trellis.accounts"
    label = "accounts"
