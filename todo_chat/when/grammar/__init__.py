"""How words become dates, whatever the language: tokens, rules, joining, reckoning."""
