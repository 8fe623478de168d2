"""Training: a plan goes in, events come out, a model is saved.

`plan`, `events` and `job` know no TensorFlow and may be imported by anyone; `worker` and what it
alone imports do, and run in a process of their own.
"""

from digitpad.sentences import Error


class TrainingError(Error):
    """A training run cannot start or go on; the message is a sentence for the user."""
