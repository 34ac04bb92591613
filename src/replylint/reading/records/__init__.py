"""Records in tables and JSON: which column holds what, and one message a record."""
