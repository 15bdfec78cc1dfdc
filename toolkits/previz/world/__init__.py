"""Builders of what surrounds the figures: sky, water, land, ships, buildings, trees, rooms, weather, props."""
