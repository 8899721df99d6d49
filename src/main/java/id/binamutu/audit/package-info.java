/** Ground: the append-only trail of who did what, each row chained to the one before by its hash. */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package id.binamutu.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
