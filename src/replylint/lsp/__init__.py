"""The editor's server: the same engine as `check` behind the language server protocol."""
