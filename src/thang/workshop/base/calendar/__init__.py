"""The working calendar: days off and worked weekends as the office keeps them, working days, reporting windows."""
