"""Builds, previews and serves a site, publishes what was approved, and exports what was built."""
