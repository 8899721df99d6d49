package id.binamutu.people;

import id.binamutu.web.Flash;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own settings and password. */
@Controller
@RequestMapping("/account")
class AccountController {

    private final PeopleService people;
    private final Passwords passwords;

    AccountController(PeopleService people, Passwords passwords) {
        this.people = people;
        this.passwords = passwords;
    }

    @GetMapping
    String show(Viewer viewer, HttpServletRequest request, Model model) {
        Account account = Account.of(request);
        model.addAttribute(
                "form",
                account == null ? new SettingsForm("id", "auto") : new SettingsForm(account.locale(), account.theme()));
        model.addAttribute("myRoles", viewer.roles().stream().sorted().toList());
        return "people/account";
    }

    @PostMapping
    String save(
            Viewer viewer,
            @Valid @ModelAttribute("form") SettingsForm form,
            BindingResult binding,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            model.addAttribute("myRoles", viewer.roles().stream().sorted().toList());
            return Refused.view(response, "people/account");
        }
        people.prefer(viewer.id(), form.locale(), form.theme());
        Flash.notice(redirect, "people.account.saved");
        return "redirect:/account";
    }

    /** From the menu, on any page: back to it. */
    @PostMapping("/language")
    String language(Viewer viewer, @RequestParam String language, HttpServletRequest request) {
        people.prefer(viewer.id(), PersonLocaleResolver.of(language).getLanguage(), themeOf(request));
        return "redirect:" + pageBefore(request);
    }

    @PostMapping("/theme")
    String theme(Viewer viewer, @RequestParam String theme, HttpServletRequest request) {
        Account account = Account.of(request);
        String known = List.of("light", "dark").contains(theme) ? theme : "auto";
        people.prefer(viewer.id(), account == null ? "id" : account.locale(), known);
        return "redirect:" + pageBefore(request);
    }

    @GetMapping("/password")
    String password(HttpServletRequest request, Model model) {
        model.addAttribute("form", PasswordForm.empty());
        model.addAttribute("forced", isForced(request));
        return "people/password";
    }

    @PostMapping("/password")
    String changePassword(
            Viewer viewer,
            @Valid @ModelAttribute("form") PasswordForm form,
            BindingResult binding,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (!form.password().equals(form.repeat())) {
            binding.rejectValue("repeat", "people.password.repeat");
        }
        if (!binding.hasErrors()) {
            try {
                HttpSession session = request.getSession(false);
                passwords.change(
                        viewer.id(), form.present(), form.password(), session == null ? null : session.getId());
                Flash.notice(redirect, "people.password.changed");
                return "redirect:/";
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        model.addAttribute("forced", isForced(request));
        return Refused.view(response, "people/password");
    }

    private static String themeOf(HttpServletRequest request) {
        Account account = Account.of(request);
        return account == null ? "auto" : account.theme();
    }

    /** Only its path and query: never to another site. */
    private static String pageBefore(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        if (referer == null) {
            return "/account";
        }
        try {
            URI page = URI.create(referer);
            String path = page.getRawPath();
            if (path == null || !path.startsWith("/") || path.startsWith("//")) {
                return "/account";
            }
            String inside = path.startsWith(request.getContextPath())
                    ? path.substring(request.getContextPath().length())
                    : path;
            return inside + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        } catch (IllegalArgumentException e) {
            return "/account";
        }
    }

    private static boolean isForced(HttpServletRequest request) {
        Account account = Account.of(request);
        return account != null && account.mustChangePassword();
    }
}
