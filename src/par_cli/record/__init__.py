"""The only room that changes data files: under a lock, by an edit of the text, whole or not at all."""
