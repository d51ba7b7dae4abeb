"""Dated vocabularies of the law: language-neutral data with sources."""
