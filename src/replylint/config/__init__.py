"""Configuration: which file holds, what it says of each key, and the typed settings of one draft."""
