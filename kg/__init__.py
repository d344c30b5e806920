"""Reads Vietnamese ward-level news reports and builds a knowledge graph."""
