/** Ways in for other systems: the HTTP API of the Omni Channel, and webhooks of a Chatwoot account. */
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
            "interaction",
            "live"
        })
@NullMarked
package id.binamutu.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
