"""Sounds of the world, made from noise, pulses and resonances; each as (samples, strength, rng) -> (n, 2)."""
