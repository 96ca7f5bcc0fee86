"""What a file is made of: its tables, schema by schema, and who may read them."""
