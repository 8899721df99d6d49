package id.binamutu.scorecard;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param parentId the section that it is a part of; null for one of the first level
 * @param revision of the section that the form was filled from; null for a new one
 */
record SectionForm(
        @NotBlank @Size(max = 200) String title,

        @NotNull @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 2)
        BigDecimal weight,

        @Nullable UUID parentId,
        @Nullable Integer revision) {}
