"""Legal acts with their validity: what rules, forms, deadlines and rearrangements point to."""
