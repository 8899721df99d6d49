/** Scoring parameters: sections, criteria, published versions, and the arithmetic of a score. */
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
package id.binamutu.scorecard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
