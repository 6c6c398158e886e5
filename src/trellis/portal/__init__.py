"""The way in: home with what needs you, search, the record, the public page; and the commands that run it."""
