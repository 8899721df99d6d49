package id.binamutu.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PersonRepository extends JpaRepository<Person, UUID> {

    /** By employee number or e-mail, however they are written. */
    @Query("from Person p where upper(p.employeeId) = upper(:login) or lower(p.email) = lower(:login)")
    Optional<Person> findByLogin(String login);

    List<Person> findByActiveTrueAndPasswordHashIsNullOrderByName();

    boolean existsByEmployeeIdIgnoreCase(String employeeId);

    @Query("select count(p) > 0 from Person p where lower(p.email) = lower(:email) and p.id <> :id")
    boolean emailBelongsToAnother(String email, UUID id);
}
