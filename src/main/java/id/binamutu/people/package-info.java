/** Persons, roles, teams with dated membership, and signing in. */
@ApplicationModule(allowedDependencies = {"web", "audit", "signature", "importing", "worklist"})
@NullMarked
package id.binamutu.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
