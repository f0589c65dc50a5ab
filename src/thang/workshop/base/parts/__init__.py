"""What pages are made of, whatever they show: language, sentences, lists, errors, static files. Knows no model."""
