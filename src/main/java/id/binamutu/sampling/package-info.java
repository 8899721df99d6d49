/** SOP step 1: "memilih sampel rekaman sesuai dengan kriteria dan ketentuan yang berlaku". */
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
            "interaction",
            "live",
            "productivity",
            "statistics"
        })
@NullMarked
package id.binamutu.sampling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
