"""Finding names in every script, also in the middle of words without spaces: bigram tokens in the database's own index."""
