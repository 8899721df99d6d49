package id.binamutu.web;

import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sentence that the next page shows on top, by message key. */
public final class Flash {
    private Flash() {}

    public static void notice(RedirectAttributes redirect, String messageKey, Object... arguments) {
        redirect.addFlashAttribute("notice", new Notice(messageKey, List.of(arguments)));
    }

    /** Serializable: it waits in the session. */
    public record Notice(String key, List<Object> arguments) implements java.io.Serializable {
        public Notice {
            arguments = List.copyOf(arguments);
        }
    }
}
