package id.binamutu.calendar;

import id.binamutu.importing.ImportFile;
import id.binamutu.importing.ImportRefused;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.web.Decision;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Option;
import id.binamutu.web.Refused;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Holidays, joint leave and the centre's own days off: read by everybody, kept by coordinator and administrator. */
@Controller
@RequestMapping("/calendar")
class CalendarController {
    private static final String KEEPERS = "hasAnyRole('COORDINATOR', 'ADMIN')";

    private final CalendarService calendar;
    private final MessageSource messages;
    private final Clock clock;

    CalendarController(CalendarService calendar, MessageSource messages, Clock clock) {
        this.calendar = calendar;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String index(@RequestParam(required = false) @Nullable Integer year, Viewer viewer, Model model) {
        model.addAttribute("year", calendar.year(shown(year)));
        model.addAttribute("first", CalendarService.FIRST_YEAR);
        model.addAttribute("last", CalendarService.LAST_YEAR);
        model.addAttribute("keeper", viewer.is(Role.COORDINATOR) || viewer.is(Role.ADMIN));
        return "calendar/index";
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            @RequestParam(required = false) @Nullable Integer year,
            @PathVariable String format,
            HttpServletResponse response)
            throws IOException {
        CalendarService.OfYear exported = calendar.year(shown(year));
        calendar.exported(exported.year(), exported.rows().size());
        TableExport.write(
                format,
                "hari-libur-" + exported.year(),
                HolidayFile.COLUMNS,
                exported.rows().stream()
                        .map(CalendarService.Row::line)
                        .map(line -> Arrays.<Object>asList(
                                line.day(),
                                line.name(),
                                line.nameEn(),
                                line.kind().name()))
                        .toList(),
                response);
    }

    @PostMapping("/check")
    @PreAuthorize(KEEPERS)
    String check(@RequestParam(required = false) @Nullable Integer year, Viewer viewer, RedirectAttributes redirect) {
        calendar.check(shown(year), viewer);
        Flash.notice(redirect, "calendar.checked", String.valueOf(shown(year)));
        return "redirect:/calendar?year=" + shown(year);
    }

    @GetMapping("/days/new")
    @PreAuthorize(KEEPERS)
    String fresh(@RequestParam(required = false) @Nullable Integer year, Locale locale, Model model) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = shown(year) == today.getYear() ? today : LocalDate.of(shown(year), 1, 1);
        model.addAttribute("form", new HolidayForm(day, "", "", HolidayKind.NATIONAL, "", null));
        return filled(null, locale, model);
    }

    @PostMapping("/days")
    @PreAuthorize(KEEPERS)
    String add(
            @Valid @ModelAttribute("form") HolidayForm form,
            BindingResult binding,
            Viewer viewer,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (Decision.taken(binding, () -> calendar.add(form, viewer))) {
            Flash.notice(redirect, "calendar.added");
            return "redirect:/calendar?year=" + form.day().getYear();
        }
        return Refused.view(response, filled(null, locale, model));
    }

    @GetMapping("/days/{id}")
    @PreAuthorize(KEEPERS)
    String edit(@PathVariable UUID id, Locale locale, Model model) {
        model.addAttribute("form", calendar.form(id));
        model.addAttribute("removal", new ReasonForm(""));
        return filled(id, locale, model);
    }

    @PostMapping("/days/{id}")
    @PreAuthorize(KEEPERS)
    String change(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") HolidayForm form,
            BindingResult binding,
            Viewer viewer,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        model.addAttribute("removal", new ReasonForm(""));
        try {
            if (Decision.taken(binding, () -> calendar.change(id, form, viewer))) {
                Flash.notice(redirect, "calendar.changed");
                return "redirect:/calendar?year=" + form.day().getYear();
            }
        } catch (OptimisticLockingFailureException meanwhile) {
            // Both are shown: what is stored now, and in the form what was about to overwrite it.
            model.addAttribute("meanwhile", calendar.form(id));
            response.setStatus(HttpStatus.CONFLICT.value());
            return filled(id, locale, model);
        }
        return Refused.view(response, filled(id, locale, model));
    }

    @PostMapping("/days/{id}/removal")
    @PreAuthorize(KEEPERS)
    String remove(
            @PathVariable UUID id,
            @Valid @ModelAttribute("removal") ReasonForm removal,
            BindingResult binding,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        HolidayForm form = calendar.form(id);
        if (Decision.taken(binding, () -> calendar.remove(id, removal.reason()))) {
            Flash.notice(redirect, "calendar.removed");
            return "redirect:/calendar?year=" + form.day().getYear();
        }
        model.addAttribute("form", form);
        return Refused.view(response, filled(id, locale, model));
    }

    @GetMapping("/import")
    @PreAuthorize(KEEPERS)
    String upload(Model model) {
        model.addAttribute("form", new ReasonForm(""));
        return "calendar/import";
    }

    /** All of the file or nothing. */
    @PostMapping("/import")
    @PreAuthorize(KEEPERS)
    String upload(
            @Valid @ModelAttribute("form") ReasonForm form,
            BindingResult binding,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response)
            throws IOException {
        if (file == null || file.isEmpty()) {
            binding.reject("import.file-missing");
        }
        if (file == null || binding.hasErrors()) {
            return Refused.view(response, "calendar/import");
        }
        HolidayFile.Content content;
        try {
            content = read(file);
        } catch (ImportRefused refused) {
            binding.reject(refused.messageKey(), refused.arguments().toArray(), refused.messageKey());
            return Refused.view(response, "calendar/import");
        }
        if (!content.bad().isEmpty() || content.lines().isEmpty()) {
            binding.reject(content.bad().isEmpty() ? "import.refused.empty" : "calendar.import.bad");
            model.addAttribute("bad", content.bad());
            return Refused.view(response, "calendar/import");
        }
        CalendarService.Imported imported = calendar.put(content.lines(), form.reason(), viewer);
        Flash.notice(redirect, "calendar.imported", imported.added(), imported.changed(), imported.same());
        return "redirect:/calendar?year=" + content.lines().get(0).day().getYear();
    }

    private static HolidayFile.Content read(MultipartFile file) throws IOException {
        Path path = Files.createTempFile("calendar-", ".upload");
        try {
            file.transferTo(path);
            String name = file.getOriginalFilename();
            return HolidayFile.read(new ImportFile(path, name == null ? "file" : name));
        } finally {
            Files.delete(path);
        }
    }

    private int shown(@Nullable Integer year) {
        if (year == null) {
            return LocalDate.now(clock).getYear();
        }
        if (!CalendarService.isKept(year)) {
            throw new NotFoundException();
        }
        return year;
    }

    private String filled(@Nullable UUID id, Locale locale, Model model) {
        model.addAttribute("id", id);
        model.addAttribute(
                "kinds",
                Arrays.stream(HolidayKind.values())
                        .map(kind ->
                                new Option(kind.name(), messages.getMessage("calendar.kind." + kind, null, locale)))
                        .toList());
        return id == null ? "calendar/new" : "calendar/edit";
    }
}
