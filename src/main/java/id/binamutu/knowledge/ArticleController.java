package id.binamutu.knowledge;

import id.binamutu.people.Viewer;
import id.binamutu.web.Decision;
import id.binamutu.web.Flash;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/articles")
class ArticleController {
    private static final String KEEPERS = "hasAnyRole('TEAM_LEADER', 'QUALITY_CONTROL', 'DOCUMENT_CONTROL')";

    private final ArticleService articles;
    private final MessageSource messages;
    private final Clock clock;

    ArticleController(ArticleService articles, MessageSource messages, Clock clock) {
        this.articles = articles;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String index(
            @ModelAttribute("filter") ArticleFilter filter,
            @PageableDefault(size = 25) Pageable pageable,
            Model model) {
        model.addAttribute("page", articles.list(filter, pageable));
        model.addAttribute("products", articles.products());
        return "knowledge/index";
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            @PathVariable String format,
            ArticleFilter filter,
            Pageable pageable,
            Viewer viewer,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<ArticleRow> rows = articles.list(
                        filter, PageRequest.of(0, ArticleService.EXPORTED_AT_MOST, pageable.getSort()))
                .getContent();
        articles.exported(filter, rows.size(), viewer);
        List<String> header = Arrays.stream(
                        new String[] {"title", "product", "url", "validFrom", "validUntil", "validity", "changedBy"})
                .map(column -> messages.getMessage("knowledge." + column, null, locale))
                .toList();
        TableExport.write(
                format,
                messages.getMessage("knowledge.index.file", null, locale),
                header,
                rows.stream()
                        .map(row -> Arrays.<Object>asList(
                                row.title(),
                                row.product(),
                                row.url(),
                                row.validFrom(),
                                Objects.requireNonNullElse(row.validUntil(), ""),
                                messages.getMessage("knowledge.validity." + row.validity(), null, locale),
                                row.changedByName()))
                        .toList(),
                response);
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("article", articles.view(id));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new ExpiryForm(LocalDate.now(clock)));
        }
        return "knowledge/show";
    }

    @GetMapping("/new")
    @PreAuthorize(KEEPERS)
    String fresh(Model model) {
        model.addAttribute("form", new ArticleForm("", "", "", "", LocalDate.now(clock), null, null));
        model.addAttribute("products", articles.products());
        return "knowledge/new";
    }

    @PostMapping
    @PreAuthorize(KEEPERS)
    String add(
            @Valid @ModelAttribute("form") ArticleForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!binding.hasErrors()) {
            try {
                UUID id = articles.add(form, viewer);
                Flash.notice(redirect, "knowledge.added");
                return "redirect:/articles/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        model.addAttribute("products", articles.products());
        return Refused.view(response, "knowledge/new");
    }

    @GetMapping("/{id}/edit")
    @PreAuthorize(KEEPERS)
    String edit(@PathVariable UUID id, Model model) {
        ArticleView article = articles.view(id);
        model.addAttribute("article", article);
        model.addAttribute("form", article.article());
        model.addAttribute("products", articles.products());
        return "knowledge/edit";
    }

    @PostMapping("/{id}")
    @PreAuthorize(KEEPERS)
    String change(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") ArticleForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!binding.hasErrors()) {
            try {
                articles.change(id, form, viewer);
                Flash.notice(redirect, "knowledge.changed");
                return "redirect:/articles/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            } catch (OptimisticLockingFailureException meanwhile) {
                // Both are shown: what is stored now, and in the form what was about to overwrite it.
                ArticleView article = articles.view(id);
                model.addAttribute("article", article);
                model.addAttribute("meanwhile", article);
                model.addAttribute("products", articles.products());
                response.setStatus(HttpStatus.CONFLICT.value());
                return "knowledge/edit";
            }
        }
        model.addAttribute("article", articles.view(id));
        model.addAttribute("products", articles.products());
        return Refused.view(response, "knowledge/edit");
    }

    @PostMapping("/{id}/expiry")
    @PreAuthorize(KEEPERS)
    String end(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") ExpiryForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (Decision.taken(binding, () -> articles.end(id, form.validUntil(), viewer))) {
            Flash.notice(redirect, "knowledge.ended");
            return "redirect:/articles/" + id;
        }
        model.addAttribute("article", articles.view(id));
        return Refused.view(response, "knowledge/show");
    }
}
