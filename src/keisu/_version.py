"""The version, read by the build and by `keisu --version`."""

__version__ = "0.1.0"
