package id.binamutu.scorecard;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * @param name of the new scorecard; a next version keeps the name
 * @param file with the sections and criteria
 */
record ImportForm(
        @Nullable @Size(max = 200) String name,
        @Nullable @Size(max = 200) String channels,
        @Nullable MultipartFile file) {
    static ImportForm empty() {
        return new ImportForm(null, null, null);
    }
}
