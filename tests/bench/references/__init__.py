"""Other ways to stream a reply, each as its own documentation would write it."""
