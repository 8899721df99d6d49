/** Ground: a PostgreSQL of the application's own, for a machine on which nothing is installed. Steps aside for a configured one. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package id.binamutu.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
