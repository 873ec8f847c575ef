"""What the built-in model knows of English: words and patterns in, wording out.

Everything that belongs to the language stands in this package, as tables; the rest of the model
reads them. Another language is another package of the same names.
"""
