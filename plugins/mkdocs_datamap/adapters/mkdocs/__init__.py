"""The MkDocs plugin: a built :class:`~mkdocs_datamap.render.site.Site` becomes pages of a Material site."""
