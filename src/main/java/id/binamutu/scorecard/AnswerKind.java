package id.binamutu.scorecard;

public enum AnswerKind {
    YES_NO,
    SCALE,
    CHOICE,
    MULTI_CHOICE,
    NUMBER,
    TEXT;

    /** Whether options with points are chosen from. */
    public boolean chosen() {
        return this == CHOICE || this == MULTI_CHOICE;
    }
}
