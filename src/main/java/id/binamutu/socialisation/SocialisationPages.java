package id.binamutu.socialisation;

import id.binamutu.document.Documents;
import id.binamutu.document.RevisionName;
import id.binamutu.minutes.Minutes;
import id.binamutu.people.Viewer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a socialisation shows, so that a refused acknowledgement can show it again. */
@Component
class SocialisationPages {
    private static final int MISSING_SHOWN = 20;

    private final SocialisationBoard board;
    private final Documents documents;
    private final Minutes minutes;

    SocialisationPages(SocialisationBoard board, Documents documents, Minutes minutes) {
        this.board = board;
        this.documents = documents;
        this.minutes = minutes;
    }

    /** @throws id.binamutu.web.NotFoundException when it is not the viewer's to read */
    SocialisationView header(UUID id, Viewer viewer, Model model) {
        SocialisationView socialisation = board.socialisation(id, viewer);
        model.addAttribute("socialisation", socialisation);
        model.addAttribute("keeps", SocialisationService.keeps(socialisation, viewer));
        return socialisation;
    }

    String show(UUID id, Viewer viewer, Model model) {
        SocialisationView socialisation = header(id, viewer, model);
        boolean overview = overlooks(socialisation, viewer);
        model.addAttribute("overview", overview);
        model.addAttribute(
                "missing",
                overview && socialisation.missing() > 0
                        ? board.readers(id, new ReaderFilter(null, "MISSING"), viewer, PageRequest.of(0, MISSING_SHOWN))
                                .getContent()
                        : List.of());
        RevisionName revision = revisionOf(socialisation);
        model.addAttribute("revision", revision);
        model.addAttribute("outdated", revision != null && !isCurrent(revision));
        model.addAttribute(
                "scorecard", socialisation.kind() == SubjectKind.SCORECARD_VERSION ? socialisation.subjectId() : null);
        minutes.of(SocialisationService.SUBJECT, id)
                .filter(written -> overview || written.signed())
                .ifPresent(written -> model.addAttribute("minutes", written));
        if (!model.containsAttribute("questionForm")) {
            model.addAttribute("questionForm", new QuestionForm(null, null));
        }
        return "socialisation/show";
    }

    /** More than the own acknowledgement: everybody's, or that of the own team. */
    static boolean overlooks(SocialisationView socialisation, Viewer viewer) {
        return SocialisationBoard.seesEverything(viewer)
                || viewer.id().equals(socialisation.startedBy())
                || (!viewer.ledTeamIds().isEmpty() && (socialisation.concerned() > (socialisation.mine() ? 1 : 0)))
                || viewer.leads(socialisation.teamId());
    }

    private @Nullable RevisionName revisionOf(SocialisationView socialisation) {
        UUID subjectId = socialisation.subjectId();
        return socialisation.kind() == SubjectKind.DOCUMENT_REVISION && subjectId != null
                ? documents.revisions(List.of(subjectId)).get(subjectId)
                : null;
    }

    private boolean isCurrent(RevisionName revision) {
        return documents.current().stream()
                .anyMatch(current -> current.revisionId().equals(revision.revisionId()));
    }
}
