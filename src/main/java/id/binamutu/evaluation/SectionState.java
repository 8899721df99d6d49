package id.binamutu.evaluation;

import id.binamutu.scorecard.SectionView;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param score null while nothing in it counts */
record SectionState(SectionView section, @Nullable BigDecimal score, List<CriterionState> criteria) {}
