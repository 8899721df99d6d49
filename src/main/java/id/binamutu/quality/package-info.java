/** ISO 9001:2015, 9.1.3: what the evaluations of SOP step 2 show together, each figure with its number and interval. */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "audit",
            "storage",
            "importing",
            "worklist",
            "minutes",
            "statistics",
            "people",
            "calendar",
            "interaction",
            "recording",
            "scorecard",
            "knowledge",
            "sampling",
            "evaluation"
        })
@NullMarked
package id.binamutu.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
