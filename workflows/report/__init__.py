"""The report: one page that shows a production whole, from the verse to the verdicts, readable without a network."""
