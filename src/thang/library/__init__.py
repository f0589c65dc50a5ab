"""Files in and out: framework files, tables of values and units, the frameworks that ship with Thang, results as JSON."""
