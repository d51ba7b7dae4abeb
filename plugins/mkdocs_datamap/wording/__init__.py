"""Phrases and formatting per language: gettext catalogues and CLDR."""
