"""What is read of messages, for a given person or a given link."""
