"""Finding names in every script, also in the middle of words: bigram tokens in the database's own index."""
