package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.UUID;

/** One answer of a criterion that is answered by choosing. */
public record OptionView(UUID id, String label, BigDecimal points) {}
