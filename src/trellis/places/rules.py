"""Who may do what with places: everybody sees them; whoever looks after the installation changes them."""

from trellis.access.rules import everybody, keeps_the_node

sees_places = everybody
keeps_places = keeps_the_node
