"""Background work: asked for by people, done by workers that hold a lease, with progress, cancel, retry and resume."""
