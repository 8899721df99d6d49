package id.binamutu.evaluation;

/** How often a kind of finding was made. */
public record FindingCount(String kind, long minor, long major, long critical) {
    public long total() {
        return minor + major + critical;
    }
}
