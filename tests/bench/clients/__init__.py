"""Cheap clients that speak what a browser speaks, byte for byte, so that hundreds fit beside."""
