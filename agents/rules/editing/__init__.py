"""The cutting table of the papers: what each typed edit does to the documents of a verse."""
