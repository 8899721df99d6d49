/** SOP step 2: "mendengarkan recording/membaca history chat nasabah dan menilainya, apabila ada ketidaksesuaian informasi team leader harus segera menindaklanjutinya". */
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
            "recording",
            "scorecard",
            "knowledge",
            "sampling",
            "statistics"
        })
@NullMarked
package id.binamutu.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
