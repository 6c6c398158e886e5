"""How Trellis looks and speaks: base page, parts, gallery, dates and names in words, errors as sentences. It has no models."""
