"""Failures of trees and types, as `domain.tree` and `domain.typology` find them."""

from trellis.domain.problems.kind import N_, Kind

TREE_CYCLE = Kind(
    "tree-cycle", N_("Parents in a circle: %(circle)s. Give one of them another parent, or none.")
)
UNKNOWN_FACET = Kind("unknown-facet", N_("A network has no feature '%(facet)s'. Choose one of: %(known)s."))
UNKNOWN_VALUE = Kind("unknown-value", N_("'%(value)s' is not known for %(facet)s. Choose one of: %(known)s."))
ONE_VALUE_ONLY = Kind("one-value-only", N_("Choose only one for %(facet)s."))
