package id.binamutu.evaluation;

/** The answer was changed elsewhere since it was seen: nothing was written. */
class AnswerConflict extends RuntimeException {
    private final transient StoredAnswer stored;

    AnswerConflict(StoredAnswer stored) {
        this.stored = stored;
    }

    StoredAnswer stored() {
        return stored;
    }
}
