"""Packages to take away, made from the same build as the site: one module a kind."""
