"""The house's tests: fast, real, named as sentences."""
