package id.binamutu.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Names of people, for pages that hold their ids. Every method is one statement. */
public interface Directory {
    /** Names by id; an unknown id is left out. */
    Map<UUID, PersonName> names(Collection<UUID> ids);

    /** @throws id.binamutu.web.NotFoundException when there is no such person */
    PersonName name(UUID id);

    /** Everybody, by employee number (upper case): for imports. */
    Map<String, UUID> idsByEmployeeId();

    /** Some, by employee number (upper case), however it is written; an unknown one is left out. */
    Map<String, UUID> idsByEmployeeId(Collection<String> employeeIds);

    /** Some, by e-mail (lower case), however it is written; an unknown one is left out. */
    Map<String, PersonName> namesByEmail(Collection<String> emails);

    /** Who holds a role and may sign in. */
    List<PersonName> holding(Role role);
}
