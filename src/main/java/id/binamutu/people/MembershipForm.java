package id.binamutu.people;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record MembershipForm(
        @NotNull @Nullable UUID teamId, @NotNull @Nullable LocalDate from) {}
