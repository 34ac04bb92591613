"""Listening: what a reply answers of the customer's message, asks for again, and refuses unasked."""
