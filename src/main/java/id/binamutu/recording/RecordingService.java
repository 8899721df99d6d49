package id.binamutu.recording;

import id.binamutu.audit.Trail;
import id.binamutu.interaction.ConversationRights;
import id.binamutu.people.Viewer;
import id.binamutu.privacy.Masker;
import id.binamutu.storage.FileStore;
import id.binamutu.storage.StoredFile;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** A recording from its arrival to its disposal. */
@Service
@EnableConfigurationProperties(RecordingSettings.class)
class RecordingService implements Recordings {
    private static final int LONGEST_NAME = 200;

    private final RecordingStore store;
    private final FileStore files;
    private final Masker masker;
    private final Trail trail;
    private final ConversationRights conversations;
    private final List<HearingRight> rights;
    private final List<RecordingUse> uses;
    private final RecordingSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RecordingService(
            RecordingStore store,
            FileStore files,
            Masker masker,
            Trail trail,
            ConversationRights conversations,
            List<HearingRight> rights,
            List<RecordingUse> uses,
            RecordingSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.masker = masker;
        this.trail = trail;
        this.conversations = conversations;
        this.rights = rights;
        this.uses = uses;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param fresh false when the conversation had just this recording */
    record Kept(UUID id, boolean fresh) {}

    /** Something that somebody may hear. */
    record Sound(StoredRecording recording, Resource content) {}

    /** Copies what comes in, no further than what may be taken. */
    Path receive(InputStream content) throws IOException {
        Path copy = Files.createTempFile("recording", null);
        try {
            long largest = settings.largest().toBytes();
            try (var out = Files.newOutputStream(copy)) {
                byte[] block = new byte[64 * 1024];
                long size = 0;
                for (int read = content.read(block); read >= 0; read = content.read(block)) {
                    size += read;
                    if (size > largest) {
                        throw RuleViolation.of(
                                "recording.bad.large", settings.largest().toMegabytes());
                    }
                    out.write(block, 0, read);
                }
            }
            return copy;
        } catch (IOException | RuntimeException e) {
            Files.delete(copy);
            throw e;
        }
    }

    /**
     * Keeps the recording of a conversation. The same again changes nothing.
     *
     * @param by null for another system
     * @throws RuleViolation when it is no sound that can be played, or the conversation has another recording
     */
    Kept keep(Target target, Path file, String name, @Nullable UUID by) throws IOException {
        if (target.disposed()) {
            throw RuleViolation.of("recording.bad.disposed");
        }
        String digest = digest(file);
        Optional<Kept> known = known(target, digest);
        if (known.isPresent()) {
            return known.get();
        }
        Audio audio = AudioFile.read(file);
        Optional<Kept> kept = Objects.requireNonNull(transaction.execute(status -> add(target, file, name, audio, by)));
        return kept.or(() -> known(target, digest))
                .orElseThrow(() -> new IllegalStateException("A recording came and went at once"));
    }

    private Optional<Kept> add(Target target, Path file, String name, Audio audio, @Nullable UUID by) {
        try (InputStream content = Files.newInputStream(file)) {
            String masked = masker.mask(name);
            StoredFile stored = files.store(content, masked, audio.contentType());
            Optional<UUID> id = store.add(
                    target.interactionId(),
                    stored,
                    masked.length() > LONGEST_NAME ? masked.substring(0, LONGEST_NAME) : masked,
                    audio,
                    by,
                    clock.instant());
            if (id.isEmpty()) {
                files.erase(stored.id());
                return Optional.empty();
            }
            trail.record(
                    "recording.stored",
                    "interaction",
                    target.interactionId(),
                    Map.of("recording", id.get(), "sha256", stored.sha256()));
            return Optional.of(new Kept(id.get(), true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Kept> known(Target target, String digest) {
        return store.current(target.interactionId()).map(current -> {
            if (!current.sha256().equals(digest)) {
                throw RuleViolation.of("recording.bad.another");
            }
            return new Kept(current.id(), false);
        });
    }

    /**
     * @param fromTheStart whether its first byte is asked for: then somebody begins to listen, which the trail tells
     * @throws NotFoundException when there is none, or it is not the viewer's to hear
     */
    @Transactional
    Sound open(UUID id, boolean fromTheStart, Viewer viewer) {
        StoredRecording recording = store.stored(id).orElseThrow(NotFoundException::new);
        if (recording.fileId() == null || !mayHear(recording, viewer)) {
            throw new NotFoundException();
        }
        Resource content = files.open(recording.fileId());
        if (fromTheStart) {
            trail.record("recording.opened", "interaction", recording.interactionId(), Map.of("recording", id));
        }
        return new Sound(recording, content);
    }

    private boolean mayHear(StoredRecording recording, Viewer viewer) {
        return conversations.mayRead(recording.interactionId(), recording.teamId(), viewer)
                || rights.stream().anyMatch(right -> right.mayHear(recording.interactionId(), viewer));
    }

    /** Takes back what was put to the wrong conversation. */
    @Transactional
    UUID remove(UUID id, String reason, Viewer viewer) {
        StoredRecording recording =
                store.stored(id).filter(one -> viewer.leads(one.teamId())).orElseThrow(NotFoundException::new);
        if (uses.stream().anyMatch(use -> use.rests(id))) {
            throw RuleViolation.of("recording.bad.evidence");
        }
        store.dispose(id, viewer.id(), reason.strip(), clock.instant()).ifPresent(file -> {
            files.erase(file);
            trail.record("recording.removed", "interaction", recording.interactionId(), Map.of("recording", id));
        });
        return recording.interactionId();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Player> of(UUID interactionId) {
        return store.player(interactionId);
    }

    @Override
    @Transactional
    public int disposeOfMonth(YearMonth month, Set<UUID> keptInteractionIds) {
        List<UUID> erased = store.dispose(month, keptInteractionIds, clock.instant());
        erased.forEach(files::erase);
        return erased.size();
    }

    private static String digest(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
