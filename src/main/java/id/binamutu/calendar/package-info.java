/** Working days and holidays, on which the deadlines of the procedure rest. */
@ApplicationModule(allowedDependencies = {"web", "audit", "worklist", "importing", "people"})
@NullMarked
package id.binamutu.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
