"""How well the linter agrees with graded replies: reading labels, counting agreement, and the table of it."""
