package id.binamutu.home;

import id.binamutu.people.Viewer;
import id.binamutu.web.TableExport;
import id.binamutu.worklist.Worklist;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All that waits for whoever reads it, what is due first on top. */
@Controller
@RequestMapping("/worklist")
class WorklistController {

    private static final int LONGEST_EXPORT = 10_000;

    private final Worklist worklist;
    private final WorkLines lines;
    private final MessageSource messages;

    WorklistController(Worklist worklist, WorkLines lines, MessageSource messages) {
        this.worklist = worklist;
        this.lines = lines;
        this.messages = messages;
    }

    @GetMapping
    String index(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Integer step,
            @PageableDefault(size = 25) Pageable page,
            Locale locale,
            Model model) {
        model.addAttribute("step", step);
        model.addAttribute("steps", IntStream.rangeClosed(1, Step.STEPS).boxed().toList());
        model.addAttribute("page", worklist.openFor(viewer.id(), step, page).map(item -> lines.line(item, locale)));
        return "home/worklist";
    }

    @GetMapping("/export")
    void export(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Integer step,
            @RequestParam String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        worklist.openFor(viewer.id(), step, PageRequest.of(0, LONGEST_EXPORT)).stream()
                .map(item -> lines.line(item, locale))
                .forEach(line -> rows.add(Arrays.asList(
                        line.step(), line.title(), line.detail(), line.dueAt(), line.openedAt(), line.url())));
        List<String> header = Stream.of("step", "title", "detail", "dueAt", "openedAt", "url")
                .map(field -> messages.getMessage("home.work." + field, null, locale))
                .toList();
        TableExport.write(format, messages.getMessage("home.work.file", null, locale), header, rows, response);
    }
}
