/** SOP section 7: the indicators of the procedure, per team leader and period. */
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
            "calendar",
            "sampling",
            "evaluation",
            "coaching",
            "briefing",
            "socialisation",
            "coachingform",
            "report",
            "statistics"
        })
@NullMarked
package id.binamutu.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
