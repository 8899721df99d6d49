/** SOP step 1, "secara realtime": conversations while they run, masked as they arrive; an ended one becomes an {@code interaction}. */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "audit",
            "privacy",
            "signature",
            "storage",
            "importing",
            "worklist",
            "statistics",
            "people",
            "calendar",
            "interaction"
        })
@NullMarked
package id.binamutu.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
