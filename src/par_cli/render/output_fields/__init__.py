"""The fields of every output: JSON, its JSON Schemas, CSV and docs/json.md are made from these tables.

A new field is one :class:`~par_cli.render.output_fields.kinds.Field` in the table of its record.
"""
