"""People, the roles that they hold in organisations from a day to a day, and how far they see."""
