"""The sheets, a module for each kind: what stands on them, as markup."""
