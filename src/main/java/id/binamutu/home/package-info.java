/** The first page of each role. */
@ApplicationModule(allowedDependencies = {"web", "worklist", "people"})
@NullMarked
package id.binamutu.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
