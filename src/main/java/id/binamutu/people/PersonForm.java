package id.binamutu.people;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param teamId only for a new agent: the team from the first day on */
record PersonForm(
        @NotBlank @Size(max = 40) @Pattern(regexp = EMPLOYEE_ID, message = "{people.employeeId.pattern}")
        String employeeId,

        @NotBlank @Size(max = 200) String name,
        @Nullable @Email @Size(max = 200) String email,
        @Nullable @NotEmpty Set<Role> roles,
        @NotNull LocalDate joinedOn,
        @Nullable UUID teamId,
        @Nullable Boolean active,
        @Nullable Integer version) {

    static final String EMPLOYEE_ID = "\\s*[A-Za-z0-9._/-]*\\s*";

    PersonForm {
        email = email == null || email.isBlank() ? null : email.strip();
    }

    static PersonForm empty(LocalDate today) {
        return new PersonForm("", "", null, Set.of(), today, null, true, null);
    }

    static PersonForm of(Person person) {
        return new PersonForm(
                person.employeeId(),
                person.name(),
                person.email(),
                person.roles(),
                person.joinedOn(),
                null,
                person.active(),
                person.version());
    }

    Set<Role> granted() {
        return roles == null ? Set.of() : roles;
    }

    public boolean isActive() {
        return Boolean.TRUE.equals(active);
    }

    public boolean named(String role) {
        return granted().contains(Role.valueOf(role));
    }

    boolean has(Role role) {
        return granted().contains(role);
    }
}
