"""Written by hand with each release; a test compares it with pyproject.toml."""

VERSION = "1.0.0.dev0"
