package id.binamutu.sampling;

/** Whose words a rule looks at. */
public enum SaidBy {
    CUSTOMER("A"),
    AGENT("B"),
    EITHER("AB");

    private final String weights;

    SaidBy(String weights) {
        this.weights = weights;
    }

    /** As what was said is stored: every sender's words have a weight of their own. */
    String[] weights() {
        return weights.split("");
    }
}
