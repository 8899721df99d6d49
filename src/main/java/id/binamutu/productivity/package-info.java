/** Daily productivity figures per agent. */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "audit",
            "signature",
            "storage",
            "importing",
            "worklist",
            "minutes",
            "people",
            "calendar"
        })
@NullMarked
package id.binamutu.productivity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
