/** SOP step 1, "mendengarkan recording": voice recordings of conversations, stored, played and checked for right on every request. */
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
package id.binamutu.recording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
