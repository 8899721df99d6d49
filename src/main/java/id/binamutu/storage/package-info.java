/** Ground: files (attachments, imports, produced documents), in a folder by default. */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package id.binamutu.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
