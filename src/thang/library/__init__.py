"""Files in and out: framework files, tables of values and units, the shipped frameworks, results."""
