package id.binamutu.evaluation;

/** A draft is worked on by its evaluator; submitted, it is closed for everybody. */
enum EvaluationState {
    DRAFT,
    SUBMITTED
}
