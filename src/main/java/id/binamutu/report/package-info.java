/** SOP steps 8 and 9: "laporan kinerja agent … diserahkan kepada manager"; "manager menerima laporan kinerja agent". */
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
            "productivity",
            "sampling",
            "evaluation",
            "coaching",
            "briefing",
            "socialisation",
            "coachingform",
            "statistics"
        })
@NullMarked
package id.binamutu.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
