package id.binamutu.minutes;

import static java.util.Objects.requireNonNull;

import id.binamutu.audit.Trail;
import id.binamutu.signature.Signatures;
import id.binamutu.signature.SigningRequest;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class MinutesService implements Minutes {
    private final MinutesRepository repository;
    private final Signatures signatures;
    private final Trail trail;
    private final Clock clock;

    MinutesService(MinutesRepository repository, Signatures signatures, Trail trail, Clock clock) {
        this.repository = repository;
        this.signatures = signatures;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<MinutesView> of(String subjectType, UUID subjectId) {
        return repository.findBySubjectTypeAndSubjectId(subjectType, subjectId).map(minutes -> {
            MinutesDocument.Content content = minutes.content();
            return new MinutesView(
                    minutes.id(),
                    content.title(),
                    content.place(),
                    LocalDateTime.ofInstant(content.heldAt(), clock.getZone()),
                    content.heldAt(),
                    content.present(),
                    content.points(),
                    content.decisions(),
                    content.actions(),
                    minutes.authorId(),
                    minutes.signedAt(),
                    minutes.isSigned()
                            ? signatures.of(MinutesDocument.TYPE, minutes.id(), content)
                            : java.util.List.of());
        });
    }

    @Override
    @Transactional
    public void write(String subjectType, UUID subjectId, String title, MinutesForm form, UUID authorId) {
        MinutesDocument.Content content = new MinutesDocument.Content(
                title,
                requireNonNull(form.place()).strip(),
                requireNonNull(form.heldAt()).atZone(clock.getZone()).toInstant(),
                requireNonNull(form.present()).strip(),
                requireNonNull(form.points()).strip(),
                requireNonNull(form.decisions()).strip(),
                requireNonNull(form.actions()).strip());
        Optional<MinutesDocument> existing = repository.lock(subjectType, subjectId);
        if (existing.isPresent()) {
            existing.get().write(content, authorId, clock);
        } else {
            repository.save(new MinutesDocument(subjectType, subjectId, content, authorId, clock));
        }
        trail.record("minutes.written", subjectType, subjectId);
    }

    @Override
    @Transactional
    public void sign(String subjectType, UUID subjectId, MinutesSigner signer) {
        MinutesDocument minutes = repository.lock(subjectType, subjectId).orElseThrow(NotFoundException::new);
        if (minutes.isSigned()) {
            return;
        }
        if (!signer.consent()) {
            throw RuleViolation.at("consent", "minutes.sign.consent");
        }
        minutes.sign(signer.id(), clock);
        signatures.sign(new SigningRequest(
                MinutesDocument.TYPE,
                minutes.id(),
                minutes.content(),
                signer.id(),
                signer.name(),
                signer.role(),
                signer.meaning(),
                signer.password() == null ? "" : signer.password()));
        trail.record("minutes.signed", subjectType, subjectId, Map.of("minutes", minutes.id()));
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> signed(String subjectType, Collection<UUID> subjectIds) {
        return subjectIds.isEmpty() ? Set.of() : repository.signed(subjectType, subjectIds);
    }
}
