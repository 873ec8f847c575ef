"""Todo Chat: a todo list that you talk to."""

__version__ = "0.1.0"
