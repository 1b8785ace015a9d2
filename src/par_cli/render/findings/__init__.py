"""What was found in data files, in the formats of `par validate`: the same findings in the same order."""
