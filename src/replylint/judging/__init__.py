"""Evidence in, outcomes out: rule kinds, rule forms and the registry of rules."""
