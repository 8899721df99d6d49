/** Ground: signed minutes (MOM) that briefings and socialisations leave behind. */
@ApplicationModule(allowedDependencies = {"web", "audit", "signature"})
@NullMarked
package id.binamutu.minutes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
