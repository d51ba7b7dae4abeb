"""Documents and graphs → pages: HTML, Markdown."""
