"""What the page knows and does: one flat state a feature."""
