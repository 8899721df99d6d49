/** The register of documents: revisions, distribution, retention (ISO 9001:2015, 7.5). */
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
            "calendar"
        })
@NullMarked
package id.binamutu.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
