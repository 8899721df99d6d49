/** SOP step 7: "membuat form coaching improvement atau success dan form pembinaan sesuai dengan tingkatan … nilai produktivitas dan kualitas agent". */
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
            "productivity",
            "sampling",
            "evaluation",
            "statistics"
        })
@NullMarked
package id.binamutu.coachingform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
