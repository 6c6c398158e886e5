"""The six example networks of the note (C7), built through actions only; what the note doesn't name is labelled as invented."""
