package id.binamutu.recording;

import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Recordings on their way in, many at once or one to its conversation, and the way back out for what went wrong. */
@Controller
class RecordingController {
    private static final int PAGE = 25;

    private final RecordingService recordings;
    private final RecordingStore store;
    private final RecordingUploads uploads;
    private final RecordingUploadStore kept;
    private final RecordingSettings settings;

    RecordingController(
            RecordingService recordings,
            RecordingStore store,
            RecordingUploads uploads,
            RecordingUploadStore kept,
            RecordingSettings settings) {
        this.recordings = recordings;
        this.store = store;
        this.uploads = uploads;
        this.kept = kept;
        this.settings = settings;
    }

    @GetMapping("/recordings")
    @PreAuthorize("hasAnyRole('ADMIN', 'TEAM_LEADER')")
    String index(@RequestParam(defaultValue = "0") int page, Viewer viewer, Model model) {
        model.addAttribute("page", kept.uploads(viewer, PageRequest.of(Math.max(0, Math.min(page, 400)), PAGE)));
        model.addAttribute("largest", settings.largest().toMegabytes());
        return "recording/index";
    }

    @PostMapping("/recordings")
    @PreAuthorize("hasAnyRole('ADMIN', 'TEAM_LEADER')")
    String upload(
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            Viewer viewer,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try {
            return "redirect:/recordings/uploads/" + uploads.upload(files == null ? List.of() : files, viewer);
        } catch (RuleViolation violation) {
            model.addAttribute("problem", violation);
            return Refused.view(response, index(0, viewer, model));
        }
    }

    @GetMapping("/recordings/uploads/{id}")
    @PreAuthorize("hasAnyRole('ADMIN', 'TEAM_LEADER')")
    String uploaded(@PathVariable UUID id, Viewer viewer, Model model) {
        model.addAttribute("upload", kept.upload(id, viewer));
        model.addAttribute("lines", kept.lines(id));
        model.addAttribute("reads", viewer.is(Role.TEAM_LEADER));
        return "recording/upload";
    }

    @GetMapping("/interactions/{id}/recording")
    @PreAuthorize("hasAnyRole('ADMIN', 'TEAM_LEADER')")
    String prepare(@PathVariable UUID id, Viewer viewer, Model model) {
        return newPage(target(id, viewer), viewer, model);
    }

    @PostMapping("/interactions/{id}/recording")
    @PreAuthorize("hasAnyRole('ADMIN', 'TEAM_LEADER')")
    String add(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        Target target = target(id, viewer);
        try {
            RecordingService.Kept recording = keep(target, file, viewer);
            Flash.notice(redirect, recording.fresh() ? "recording.flash.stored" : "recording.flash.unchanged");
            return "redirect:" + (viewer.leads(target.teamId()) ? "/interactions/" + id : "/recordings");
        } catch (RuleViolation violation) {
            model.addAttribute("problem", violation);
            return Refused.view(response, newPage(target, viewer, model));
        }
    }

    @GetMapping("/recordings/{id}/removal")
    @PreAuthorize("hasRole('TEAM_LEADER')")
    String prepareRemoval(@PathVariable UUID id, Viewer viewer, Model model) {
        model.addAttribute("form", new RemovalForm(""));
        return removalPage(id, viewer, model);
    }

    @PostMapping("/recordings/{id}/removal")
    @PreAuthorize("hasRole('TEAM_LEADER')")
    String remove(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") RemovalForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                UUID interaction = recordings.remove(id, form.reason(), viewer);
                Flash.notice(redirect, "recording.flash.removed");
                return "redirect:/interactions/" + interaction;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, removalPage(id, viewer, model));
    }

    private RecordingService.Kept keep(Target target, @Nullable MultipartFile file, Viewer viewer) throws IOException {
        if (file == null || file.isEmpty()) {
            throw RuleViolation.at("file", "recording.bad.none");
        }
        Path copy;
        try (InputStream content = file.getInputStream()) {
            copy = recordings.receive(content);
        }
        try {
            String name = String.valueOf(file.getOriginalFilename());
            return recordings.keep(target, copy, name.isBlank() ? "-" : name, viewer.id());
        } finally {
            Files.delete(copy);
        }
    }

    private Target target(UUID interactionId, Viewer viewer) {
        return store.target(interactionId)
                .filter(target -> viewer.is(Role.ADMIN) || viewer.leads(target.teamId()))
                .orElseThrow(NotFoundException::new);
    }

    private String newPage(Target target, Viewer viewer, Model model) {
        model.addAttribute("target", target);
        model.addAttribute("reads", viewer.leads(target.teamId()));
        model.addAttribute("largest", settings.largest().toMegabytes());
        return "recording/new";
    }

    private String removalPage(UUID id, Viewer viewer, Model model) {
        StoredRecording recording = store.stored(id)
                .filter(one -> viewer.leads(one.teamId()) && one.fileId() != null)
                .orElseThrow(NotFoundException::new);
        model.addAttribute("recording", recording);
        return "recording/_remove";
    }
}
