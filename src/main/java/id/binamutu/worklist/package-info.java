/** Ground: what waits for whom, and where each step of the procedure stands. */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package id.binamutu.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
