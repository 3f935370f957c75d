"""The command line: one file per command over click, loaded when used."""
