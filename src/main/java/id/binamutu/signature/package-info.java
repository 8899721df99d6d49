/** Ground: the signing ceremony, what was signed, and whether it still is what was signed. */
@ApplicationModule(allowedDependencies = {"web", "audit"})
@NullMarked
package id.binamutu.signature;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
