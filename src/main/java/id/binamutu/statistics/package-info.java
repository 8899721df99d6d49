/** Ground: honest figures: intervals for small numbers. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package id.binamutu.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
