/** SOP step 1: whose samples are due when: calendar, progress, reminders, and moving work between team leaders. */
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
            "sampling"
        })
@NullMarked
package id.binamutu.workload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
