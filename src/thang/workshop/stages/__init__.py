"""The path of an index, from the question to the sealed result: an app a step, each looking only backwards."""
