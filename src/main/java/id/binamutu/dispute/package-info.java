/** The answer to SOP step 2: an agent who does not agree with a score disputes it, in three stages; the outcome is a new version of the evaluation. */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "audit",
            "signature",
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
package id.binamutu.dispute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
