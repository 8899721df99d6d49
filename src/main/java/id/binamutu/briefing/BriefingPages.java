package id.binamutu.briefing;

import id.binamutu.knowledge.Articles;
import id.binamutu.minutes.Minutes;
import id.binamutu.people.Viewer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a briefing shows, so that every refused decision can show it again. */
@Component
class BriefingPages {
    private final BriefingBoard board;
    private final Articles articles;
    private final Minutes minutes;
    private final Clock clock;

    BriefingPages(BriefingBoard board, Articles articles, Minutes minutes, Clock clock) {
        this.board = board;
        this.articles = articles;
        this.minutes = minutes;
        this.clock = clock;
    }

    /** @throws id.binamutu.web.NotFoundException when it is not the viewer's to read */
    BriefingView header(UUID id, Viewer viewer, Model model) {
        BriefingView briefing = board.briefing(id, viewer);
        model.addAttribute("briefing", briefing);
        model.addAttribute("leads", viewer.leads(briefing.teamId()));
        return briefing;
    }

    String show(UUID id, Viewer viewer, Model model) {
        BriefingView briefing = header(id, viewer, model);
        boolean overview = viewer.mayReadTeam(briefing.teamId());
        List<Invitee> invitees = overview ? board.invitees(id) : List.of(board.invitee(id, viewer.id()));
        List<Question> questions = board.questions(id);
        List<UUID> articleIds = board.articles(id);
        model.addAttribute("overview", overview);
        model.addAttribute("invitees", invitees);
        model.addAttribute(
                "mine",
                invitees.stream()
                        .filter(invitee -> invitee.agentId().equals(viewer.id()))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("questions", questions);
        model.addAttribute("articles", articleIds.isEmpty() ? List.of() : articles.named(articleIds));
        model.addAttribute("attachments", board.attachments(id));
        minutes.of(BriefingService.SUBJECT, id)
                .filter(written -> overview || written.signed())
                .ifPresent(written -> model.addAttribute("minutes", written));
        model.addAttribute(
                "behind",
                invitees.stream()
                        .filter(invitee -> invitee.hasToCatchUp(briefing.attemptsAllowed()))
                        .toList());
        if (!model.containsAttribute("cancellationForm")) {
            model.addAttribute("cancellationForm", new CancellationForm(null));
        }
        if (!model.containsAttribute("catchUpForm")) {
            model.addAttribute("catchUpForm", new CatchUpForm(null, LocalDate.now(clock), null));
        }
        return "briefing/show";
    }
}
