"""Values as Markdown and HTML for the renderer, and what is mended in the theme."""
