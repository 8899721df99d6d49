/** Chats and recordings that come from the Omni Channel, with personal data masked. */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "audit",
            "privacy",
            "signature",
            "storage",
            "importing",
            "worklist",
            "minutes",
            "people",
            "calendar"
        })
@NullMarked
package id.binamutu.interaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
