package id.binamutu.people;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record LeadershipForm(
        @NotNull @Nullable UUID leaderId, @NotNull @Nullable LocalDate from) {}
