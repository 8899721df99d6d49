/** SOP step 5: "memberikan update product knowledge dan briefing untuk memastikan pemahaman agent-nya sudah baik". */
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
            "knowledge"
        })
@NullMarked
package id.binamutu.briefing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
