"""Files to one whole Dataset, or to the list of everything that is wrong with them; never half of each."""

from par_cli.loading.folder import dataset, embedded, examine, load, locate, read

__all__ = ["dataset", "embedded", "examine", "load", "locate", "read"]
