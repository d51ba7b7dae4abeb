"""What is published: which files a site has, what guards them, and whether it is whole and fresh."""
