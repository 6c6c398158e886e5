"""What the members agreed: documents, decision rules, bodies, delegations, memoranda, and their reviews."""
