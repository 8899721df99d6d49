/** SOP steps 3 and 4: "coaching, remind & update knowledge kepada agent tersebut"; "agent diharuskan menuliskan komitmen perbaikan pada form coaching". */
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
            "knowledge",
            "sampling",
            "evaluation",
            "statistics"
        })
@NullMarked
package id.binamutu.coaching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
