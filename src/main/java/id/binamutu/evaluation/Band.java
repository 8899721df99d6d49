package id.binamutu.evaluation;

/** How a score is read. */
enum Band {
    GOOD("ok"),
    FAIR("wait"),
    POOR("late");

    private final String tag;

    Band(String tag) {
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }
}
