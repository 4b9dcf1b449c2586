"""Enishi (縁): a personal-network manager for one person who stands on their own feet."""

__version__ = "0.1.0"
