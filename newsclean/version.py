"""The version, which the wheel's metadata and `newsclean --version` take from here."""

__version__ = "0.1.0"
