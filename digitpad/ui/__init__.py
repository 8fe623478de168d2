"""The window. Qt lives here and nowhere else."""

from digitpad.ui.quick_imports import skip_feature_search

# Before any other module of this package is imported.
skip_feature_search()
