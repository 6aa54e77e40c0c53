"""A briefing made of sections and blocks, and its two renderings: one self-contained HTML file, or Markdown."""
