package id.binamutu.importing;

public enum ImportMode {
    CHECK,
    COMMIT
}
