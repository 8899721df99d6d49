package id.binamutu.recording;

import id.binamutu.people.Viewer;
import id.binamutu.web.RuleViolation;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/** Many recordings at once, each put to the conversation that its name tells; what became of each is kept. */
@Service
class RecordingUploads {
    private static final int MOST_FILES = 2_000;
    private static final int MOST_PARTS = 12;

    private final RecordingService recordings;
    private final RecordingStore store;
    private final RecordingUploadStore uploads;
    private final RecordingSettings settings;
    private final Clock clock;

    RecordingUploads(
            RecordingService recordings,
            RecordingStore store,
            RecordingUploadStore uploads,
            RecordingSettings settings,
            Clock clock) {
        this.recordings = recordings;
        this.store = store;
        this.uploads = uploads;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws RuleViolation when nothing was chosen */
    UUID upload(List<MultipartFile> files, Viewer viewer) throws IOException {
        List<MultipartFile> chosen =
                files.stream().filter(file -> !isNameless(file)).toList();
        if (chosen.isEmpty()) {
            throw RuleViolation.at("files", "recording.bad.none");
        }
        UUID upload = uploads.begin(viewer.id(), clock.instant());
        Numbering numbering = new Numbering(upload);
        for (MultipartFile file : chosen) {
            String name = lastName(String.valueOf(file.getOriginalFilename()));
            if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                unpack(file, name, numbering, viewer);
            } else {
                one(file, name, numbering, viewer);
            }
        }
        return upload;
    }

    private void unpack(MultipartFile archive, String name, Numbering numbering, Viewer viewer) throws IOException {
        Path copy = Files.createTempFile("recordings", ".zip");
        try {
            archive.transferTo(copy);
            try (ZipFile zip = new ZipFile(copy.toFile(), StandardCharsets.UTF_8)) {
                long unpacked = 0;
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (isLitter(entry)) {
                        continue;
                    }
                    unpacked += Math.max(0, entry.getSize());
                    if (numbering.last >= MOST_FILES
                            || unpacked > settings.largestArchive().toBytes()) {
                        throw RuleViolation.of(
                                "recording.bad.archive-large",
                                MOST_FILES,
                                settings.largestArchive().toGigabytes());
                    }
                    one(() -> zip.getInputStream(entry), lastName(entry.getName()), numbering, viewer);
                }
            }
        } catch (ZipException | EOFException unreadable) {
            numbering.refused(name, null, RuleViolation.of("recording.bad.archive"));
        } catch (RuleViolation tooMuch) {
            numbering.refused(name, null, tooMuch);
        } finally {
            Files.delete(copy);
        }
    }

    private void one(InputStreamSource content, String name, Numbering numbering, Viewer viewer) throws IOException {
        Target target = null;
        try {
            target = match(name, viewer);
            Path copy;
            try (InputStream in = content.getInputStream()) {
                copy = recordings.receive(in);
            }
            try {
                numbering.kept(name, target, recordings.keep(target, copy, name, viewer.id()));
            } finally {
                Files.delete(copy);
            }
        } catch (RuleViolation violation) {
            numbering.refused(name, target, violation);
        }
    }

    /** The conversation that came with this file name; else the one whose id is in the name, the longest id if several are. */
    private Target match(String name, Viewer viewer) {
        List<Target> found = store.targets(name, parts(name), viewer);
        List<Target> named = found.stream()
                .filter(target -> name.equalsIgnoreCase(target.recording()))
                .toList();
        int longest = found.stream()
                .mapToInt(target -> target.conversationId().length())
                .max()
                .orElse(0);
        List<Target> best = !named.isEmpty()
                ? named
                : found.stream()
                        .filter(target -> target.conversationId().length() == longest)
                        .toList();
        if (best.isEmpty()) {
            throw RuleViolation.of("recording.bad.unmatched");
        }
        if (best.size() > 1) {
            throw RuleViolation.of("recording.bad.ambiguous", best.size());
        }
        return best.get(0);
    }

    /** Every run of words of the name: the conversation's id may stand between a date and a queue. */
    static Set<String> parts(String name) {
        int dot = name.lastIndexOf('.');
        String base = dot > 0 ? name.substring(0, dot) : name;
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < base.length(); i++) {
            if (Character.isLetterOrDigit(base.charAt(i))) {
                if (i == 0 || !Character.isLetterOrDigit(base.charAt(i - 1))) {
                    starts.add(i);
                }
                if (i == base.length() - 1 || !Character.isLetterOrDigit(base.charAt(i + 1))) {
                    ends.add(i + 1);
                }
            }
        }
        Set<String> parts = new LinkedHashSet<>(Set.of(base));
        for (int first = 0; first < Math.min(MOST_PARTS, starts.size()); first++) {
            for (int last = first; last < Math.min(MOST_PARTS, ends.size()); last++) {
                parts.add(base.substring(starts.get(first), ends.get(last)));
            }
        }
        return parts;
    }

    private static boolean isNameless(MultipartFile file) {
        return file.getOriginalFilename() == null || file.getOriginalFilename().isBlank();
    }

    /** What operating systems add to archives by themselves. */
    private static boolean isLitter(ZipEntry entry) {
        String name = entry.getName();
        return entry.isDirectory()
                || name.startsWith("__MACOSX/")
                || lastName(name).startsWith(".")
                || lastName(name).equals("Thumbs.db");
    }

    private static String lastName(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return name.isEmpty() ? "-" : name.length() > 200 ? name.substring(name.length() - 200) : name;
    }

    private final class Numbering {
        private final UUID upload;
        private int last;

        Numbering(UUID upload) {
            this.upload = upload;
        }

        void kept(String name, Target target, RecordingService.Kept kept) {
            uploads.add(upload, ++last, name, target.interactionId(), kept.fresh() ? "STORED" : "UNCHANGED", null);
        }

        void refused(String name, @Nullable Target target, RuleViolation why) {
            uploads.add(upload, ++last, name, target == null ? null : target.interactionId(), "REFUSED", why);
        }
    }
}
