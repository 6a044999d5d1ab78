"""The figures behind every estimate: each in one TOML file, with source and date."""
