package id.binamutu.sampling;

public enum SampleStatus {
    OPEN,
    EVALUATED,
    REPLACED
}
