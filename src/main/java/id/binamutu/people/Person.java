package id.binamutu.people;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Somebody who works here. Never deleted: what they did keeps their name. */
@Entity
@Table(name = "person")
class Person {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    @SuppressWarnings("NullAway.Init")
    private UUID id;

    private String employeeId;
    private String name;
    private @Nullable String email;
    private @Nullable String passwordHash;
    private boolean mustChangePassword;
    private boolean active = true;
    private String locale = "id";
    private String theme = "auto";
    private LocalDate joinedOn;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "person_role", joinColumns = @JoinColumn(name = "person_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles = new HashSet<>();

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    Person(String employeeId, String name, @Nullable String email, Set<Role> roles, LocalDate joinedOn) {
        this.employeeId = employeeId.strip().toUpperCase(Locale.ROOT);
        this.name = name.strip();
        this.email = normalised(email);
        this.roles = new HashSet<>(roles);
        this.joinedOn = joinedOn;
    }

    void describe(String name, @Nullable String email, LocalDate joinedOn) {
        this.name = name.strip();
        this.email = normalised(email);
        this.joinedOn = joinedOn;
    }

    void grant(Set<Role> granted) {
        roles.retainAll(granted);
        roles.addAll(granted);
    }

    void activate() {
        active = true;
    }

    void deactivate() {
        active = false;
    }

    /** A password that an administrator chose is known to two people, so its owner has to choose another. */
    void receiveInitialPassword(String hash) {
        passwordHash = hash;
        mustChangePassword = true;
    }

    void choosePassword(String hash) {
        passwordHash = hash;
        mustChangePassword = false;
    }

    void prefer(String locale, String theme) {
        this.locale = locale;
        this.theme = theme;
    }

    private static @Nullable String normalised(@Nullable String email) {
        return email == null || email.isBlank() ? null : email.strip().toLowerCase(Locale.ROOT);
    }

    UUID id() {
        return id;
    }

    String employeeId() {
        return employeeId;
    }

    String name() {
        return name;
    }

    @Nullable
    String email() {
        return email;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }

    boolean active() {
        return active;
    }

    String locale() {
        return locale;
    }

    String theme() {
        return theme;
    }

    LocalDate joinedOn() {
        return joinedOn;
    }

    Set<Role> roles() {
        return Set.copyOf(roles);
    }

    int version() {
        return version == null ? 0 : version;
    }

    PersonName asName() {
        return new PersonName(id, employeeId, name);
    }
}
