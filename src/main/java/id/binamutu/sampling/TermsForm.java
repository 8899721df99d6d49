package id.binamutu.sampling;

import id.binamutu.interaction.Channels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a form that a plan and a schedule have in common. */
interface TermsForm {

    /** What a quota may name where the names are fixed. */
    List<String> TIERS =
            List.of("success", "none", "improvement", "guidance", "guidance_1", "guidance_2", "guidance_3");

    @Nullable
    List<String> channels();

    @Nullable
    List<String> topics();

    @Nullable
    List<String> products();

    @Nullable
    Integer minSeconds();

    @Nullable
    Integer maxSeconds();

    @Nullable
    Integer minCsat();

    @Nullable
    Integer maxCsat();

    @Nullable
    Dimension quotaBy();

    Integer quota();

    @Nullable
    String quotas();

    @Nullable
    List<Dimension> spreadOver();

    @Nullable
    Boolean byPresence();

    @Nullable
    Boolean carryOver();

    /** @throws id.binamutu.web.RuleViolation when they contradict each other or name what there is not */
    default Terms terms(List<Shift> shifts, Channels known) {
        Dimension by = quotaBy() == null ? Dimension.AGENT : quotaBy();
        String lines = quotas();
        Map<String, Integer> numbers =
                lines == null || lines.isBlank() ? Map.of() : QuotaLines.read(lines, names(by, shifts, known));
        return new Terms(
                orNone(channels()),
                orNone(topics()),
                orNone(products()),
                minSeconds(),
                maxSeconds(),
                minCsat(),
                maxCsat(),
                new Quota(
                        by,
                        quota(),
                        numbers,
                        orNone(spreadOver()).stream()
                                .filter(dimension -> dimension.partsConversations() && dimension != by)
                                .toList(),
                        shifts,
                        Boolean.TRUE.equals(byPresence()),
                        Boolean.TRUE.equals(carryOver())));
    }

    static List<String> names(Dimension by, List<Shift> shifts, Channels known) {
        List<String> names = switch (by) {
            case AGENT -> List.of();
            case CHANNEL -> known.channels();
            case TOPIC -> known.topics();
            case PRODUCT -> known.products();
            case SHIFT -> shifts.stream().map(Shift::name).toList();
            case TENURE -> List.of(Tenure.values()).stream().map(Tenure::word).toList();
            case TIER -> TIERS;
        };
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
