"""`python -m todo_chat`."""

from todo_chat.cli import main

main()
