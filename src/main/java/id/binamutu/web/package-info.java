/** Ground: layout, error pages, formats, paging, messages and security headers that every page shares. */
@ApplicationModule(allowedDependencies = "statistics")
@NullMarked
package id.binamutu.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
