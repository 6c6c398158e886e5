"""Organisations, their group and their contacts, as plainly as can be."""

from django.db import models

TYPES = [("ngo", "NGO"), ("go", "Government office"), ("un", "UN agency")]


class Group(models.Model):
    """A constituency."""

    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Organisation(models.Model):
    """A row of the list."""

    name = models.CharField(max_length=200, db_index=True)
    acronym = models.CharField(max_length=40, blank=True)
    type = models.CharField(max_length=20, choices=TYPES)
    group = models.ForeignKey(Group, on_delete=models.CASCADE)
    joined = models.DateField()

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Contact(models.Model):
    """A representative."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=100)
    role = models.CharField(max_length=20)

    def __str__(self) -> str:
        """Give the name."""
        return self.name
