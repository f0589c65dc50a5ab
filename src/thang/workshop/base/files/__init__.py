"""Files: stored by their digest, typed by their content, uploaded in pieces that outlive a broken line."""
