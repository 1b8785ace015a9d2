"""Results to text: JSON for machines, tables for people, words in two languages. Formatters return, never print."""
