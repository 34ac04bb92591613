"""The commands under `replylint rules`, one file each."""
