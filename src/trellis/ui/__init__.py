"""How Trellis looks and speaks: base page, parts, dates and names in words, errors as sentences."""
