"""The shapes of what the API takes and gives, one noun a file.

What a value may be (how long a title, which priorities) is a service's to say; a shape checks
types and names, and tells the reader of the schema the rest.
"""
