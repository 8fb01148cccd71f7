"""Workers of a Dask cluster that is there already: the boundary to distributed."""
