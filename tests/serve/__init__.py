"""kg serve, asked as its clients ask it: over HTTP."""
