"""Pure functions from a dataset and a day to frozen results. No clock, no files."""
