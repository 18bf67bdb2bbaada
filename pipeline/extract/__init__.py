"""Document -> Extraction: the parse, then entity mentions, dates, figures, and the statements they anchor.

`document` says the order of the steps for one document; `run` does all documents, with cache and worker processes.
Nothing is imported here, so that a run that finds everything in the cache never loads spaCy.
"""
