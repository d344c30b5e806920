"""The graph as one interactive HTML file."""
