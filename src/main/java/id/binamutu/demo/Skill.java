package id.binamutu.demo;

/**
 * How an agent works: good ones, many in the middle, and a few who need help, in every team.
 *
 * @param faults share of conversations in which something goes wrong
 * @param polish chance of the highest mark on a scale
 * @param pace handled as a share of the target
 */
record Skill(double faults, double polish, double pace) {
    private static final Skill STRONG = new Skill(0.01, 0.93, 1.08);
    private static final Skill STEADY = new Skill(0.05, 0.75, 1.01);
    private static final Skill UNEVEN = new Skill(0.15, 0.6, 0.93);
    private static final Skill WEAK = new Skill(0.42, 0.3, 0.8);

    static Skill of(int agent) {
        return switch (agent % DemoPeople.AGENTS_PER_TEAM) {
            case 1, 4, 7 -> STRONG;
            case 3, 6 -> UNEVEN;
            case 8 -> WEAK;
            default -> STEADY;
        };
    }
}
