"""Many pages: read from folders, archives and streams, cleaned in parallel, written in the inputs' order."""
