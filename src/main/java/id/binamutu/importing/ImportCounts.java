package id.binamutu.importing;

record ImportCounts(long accepted, long unchanged, long refused) {}
