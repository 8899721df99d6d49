/** SOP step 6: "mensosialisasikan terkait dokumen, parameter penilaian dan dokumen lainnya". */
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
            "document",
            "scorecard"
        })
@NullMarked
package id.binamutu.socialisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
