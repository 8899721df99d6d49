/** Ground: background imports: upload, check, progress, result, file of bad rows. */
@ApplicationModule(allowedDependencies = {"web", "audit", "storage"})
@NullMarked
package id.binamutu.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
