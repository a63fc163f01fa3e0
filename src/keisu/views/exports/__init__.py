"""What a store holds in forms that other programs read: `FORMS`, a module each, and `TABLES`, what they can hold."""

from keisu.views.exports.files import Files
from keisu.views.exports.forms import ALL, FORMS, Form, form_of
from keisu.views.exports.tables import TABLES, Column, Source, Table

__all__ = ["ALL", "FORMS", "TABLES", "Column", "Files", "Form", "Source", "Table", "form_of"]
