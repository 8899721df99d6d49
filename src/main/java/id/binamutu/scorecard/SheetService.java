package id.binamutu.scorecard;

import id.binamutu.audit.Trail;
import id.binamutu.importing.BadRow;
import id.binamutu.importing.ImportFile;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A file becomes a draft, whole or not at all. */
@Service
@Transactional(rollbackFor = Exception.class)
class SheetService {
    private final ScorecardService scorecards;
    private final ScorecardVersionRepository versions;
    private final Trail trail;
    private final Clock clock;

    SheetService(ScorecardService scorecards, ScorecardVersionRepository versions, Trail trail, Clock clock) {
        this.scorecards = scorecards;
        this.versions = versions;
        this.trail = trail;
        this.clock = clock;
    }

    /** The first draft of a new scorecard. */
    UUID create(ScorecardForm form, ImportFile file, Viewer viewer) throws IOException {
        List<SheetReader.Line> lines = SheetReader.read(file);
        UUID versionId = scorecards.create(form, viewer);
        fill(versions.findById(versionId).orElseThrow(), lines, file);
        return versionId;
    }

    /** The next version of a scorecard, with what the file holds in place of what the last one holds. */
    UUID next(UUID scorecardId, ImportFile file, Viewer viewer) throws IOException {
        List<SheetReader.Line> lines = SheetReader.read(file);
        ScorecardVersion last = versions.findFirstByScorecardIdOrderByNumberDesc(scorecardId)
                .flatMap(found -> versions.findLockedById(found.getId()))
                .orElseThrow(NotFoundException::new);
        ScorecardVersion draft = versions.save(last.nextEmpty(viewer.id(), clock));
        fill(draft, lines, file);
        return draft.getId();
    }

    private void fill(ScorecardVersion version, List<SheetReader.Line> lines, ImportFile file) {
        List<SheetProblem> problems = new ArrayList<>();
        List<Criterion> criteria = new ArrayList<>();
        List<SheetReader.Line> asked = new ArrayList<>();
        UUID top = null;
        ScorecardSection open = null;
        for (SheetReader.Line line : lines) {
            try {
                CriterionContent content = line.content();
                if (content != null) {
                    if (open == null) {
                        throw new BadRow("row", "scorecard.import.noSection");
                    }
                    criteria.add(open.addCriterion(content));
                    asked.add(line);
                } else if (line.row().equals(ScorecardSheet.SECTION)) {
                    open = version.addSection(null, line.text(), line.weight());
                    versions.flush();
                    top = open.getId();
                } else if (top == null) {
                    throw new BadRow("row", "scorecard.import.noSection");
                } else {
                    open = version.addSection(top, line.text(), line.weight());
                }
            } catch (RuleViolation violation) {
                add(problems, line, SheetReader.bad(violation));
            } catch (BadRow bad) {
                add(problems, line, bad);
            }
        }
        if (problems.isEmpty()) {
            versions.flush();
            hang(criteria, asked, problems);
        }
        if (!problems.isEmpty()) {
            throw new SheetProblems(problems);
        }
        trail.record(
                "scorecard.imported",
                "scorecard_version",
                version.getId(),
                Map.of("file", file.name(), "lines", lines.size()));
    }

    /** Conditions, once everything that they can name is there. */
    private static void hang(List<Criterion> criteria, List<SheetReader.Line> lines, List<SheetProblem> problems) {
        Map<String, Criterion> byNumber = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            byNumber.put(lines.get(i).number(), criteria.get(i));
        }
        for (int i = 0; i < lines.size(); i++) {
            SheetReader.Line line = lines.get(i);
            String on = line.conditionNumber();
            if (on == null) {
                continue;
            }
            try {
                Criterion other = byNumber.get(on);
                if (other == null) {
                    throw new BadRow("condition_number", "scorecard.import.conditionNumber", on);
                }
                Set<String> codes = new HashSet<>();
                for (String answer : line.conditionAnswers()) {
                    codes.add(code(other, answer));
                }
                Criterion criterion = criteria.get(i);
                criterion.describe(criterion.content().withCondition(new ConditionView(other.getId(), codes)));
            } catch (RuleViolation violation) {
                add(problems, line, SheetReader.bad(violation));
            } catch (BadRow bad) {
                add(problems, line, bad);
            }
        }
    }

    /** The code that an answer in the file stands for: an option is named by its place. */
    private static String code(Criterion criterion, String answer) {
        @Nullable UUID option = criterion.optionAt(answer);
        String code = option == null ? answer : option.toString();
        if (!criterion.codes().contains(code)) {
            throw new BadRow("condition_answers", "scorecard.import.conditionAnswer", answer, criterion.text());
        }
        return code;
    }

    private static void add(List<SheetProblem> problems, SheetReader.Line line, BadRow bad) {
        problems.add(new SheetProblem(line.line(), bad.column(), bad.messageKey(), bad.arguments()));
    }
}
