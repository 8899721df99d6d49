package id.binamutu.dispute;

/** What was decided about one disputed criterion. */
enum Ruling {
    /** The proposed answer is right. */
    ACCEPTED,
    /** A third answer is right. */
    PARTLY,
    /** The answer stays. */
    DECLINED;

    public String tag() {
        return switch (this) {
            case ACCEPTED -> "ok";
            case PARTLY -> "wait";
            case DECLINED -> "late";
        };
    }
}
