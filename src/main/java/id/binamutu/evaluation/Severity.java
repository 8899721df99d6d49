package id.binamutu.evaluation;

public enum Severity {
    MINOR,
    MAJOR,
    CRITICAL
}
