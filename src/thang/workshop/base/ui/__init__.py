"""The first page, the choice of language, and the living page of the components."""
