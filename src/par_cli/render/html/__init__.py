"""One page for a browser: a file that asks for nothing else, with charts drawn here."""
