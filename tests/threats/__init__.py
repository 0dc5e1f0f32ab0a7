"""Threats to the whole product, each with its test and its figure (docs/testing.md)."""
