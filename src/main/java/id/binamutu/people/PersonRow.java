package id.binamutu.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param team that the person is in, or leads, today */
record PersonRow(
        UUID id,
        String employeeId,
        String name,
        @Nullable String email,
        List<Role> roles,
        @Nullable String team,
        LocalDate joinedOn,
        boolean active,
        boolean hasPassword,
        boolean mustChangePassword) {}
