/** Ground: personal data is masked before it is stored to be read, and its original is kept encrypted. */
@ApplicationModule(allowedDependencies = {"web", "audit"})
@NullMarked
package id.binamutu.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
