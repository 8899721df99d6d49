/** ISO 9001:2015, 7.5.3: what was said is given up by months when its period is over; evidence and what is on legal hold stays. */
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
            "recording",
            "sampling"
        })
@NullMarked
package id.binamutu.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
