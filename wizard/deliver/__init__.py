"""How a finished letter leaves the app: the clipboard, a file, the mail program."""
