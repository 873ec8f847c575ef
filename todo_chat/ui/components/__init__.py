"""Pure functions: values in, components out."""
