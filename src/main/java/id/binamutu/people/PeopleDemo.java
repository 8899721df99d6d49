package id.binamutu.people;

import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class PeopleDemo {
    private final PersonRepository people;
    private final PasswordEncoder encoder;

    PeopleDemo(PersonRepository people, PasswordEncoder encoder) {
        this.people = people;
        this.encoder = encoder;
    }

    /** The same password for everybody who has none: it stands on the sign-in page. */
    @Transactional
    public void everybodySignsInWith(String password) {
        String hash = encoder.encode(password);
        people.findByActiveTrueAndPasswordHashIsNullOrderByName().forEach(person -> person.choosePassword(hash));
    }
}
