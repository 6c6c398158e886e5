"""E-mail, text messages, paper and phone, out and in: each ends in the same answer (C7.6, C8.8)."""
