package id.binamutu.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "team")
class Team {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    @SuppressWarnings("NullAway.Init")
    private UUID id;

    private String name;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Team() {}

    Team(String name) {
        this.name = name.strip();
    }

    void rename(String name) {
        this.name = name.strip();
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    int version() {
        return version == null ? 0 : version;
    }
}
