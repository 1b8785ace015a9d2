"""The fields of every output: one table a record, from which JSON, its schema, CSV and docs/json.md are made."""
