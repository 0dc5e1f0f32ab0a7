"""Almoner: commissioning and grants for a Police, Fire and Crime Commissioner's office."""
