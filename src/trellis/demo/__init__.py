"""The six example networks of the note (C7), built through actions; what it does not name is labelled so."""
