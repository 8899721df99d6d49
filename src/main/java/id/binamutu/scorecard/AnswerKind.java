package id.binamutu.scorecard;

public enum AnswerKind {
    YES_NO,
    SCALE,
    CHOICE,
    TEXT
}
