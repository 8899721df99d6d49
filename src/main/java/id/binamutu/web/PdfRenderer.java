package id.binamutu.web;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/**
 * A template as a PDF, with page numbers. The template is well-formed XML and begins with {@code fragments/pdf :: head}; links
 * in it are whole addresses, since there is no request.
 */
@Component
public class PdfRenderer {
    /** Liberation Sans (OFL) has every letter that Helvetica's built-in form lacks, and its widths. */
    private static final ClassPathResource FONT =
            new ClassPathResource("org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final SpringTemplateEngine templates;
    private final ApplicationContext beans;

    PdfRenderer(SpringTemplateEngine templates, ApplicationContext beans) {
        this.templates = templates;
        this.beans = beans;
    }

    /** Renders in the reader's language. */
    public void render(String template, Map<String, ?> model, OutputStream out) throws IOException {
        Context context = new Context(LocaleContextHolder.getLocale());
        model.forEach(context::setVariable);
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        String page = withoutUnprintable(templates.process(template, context));
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useFont(
                font(),
                "Liberation Sans",
                400,
                FontStyle.NORMAL,
                true,
                EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG, FSFontUseCase.FALLBACK_PRE));
        builder.useSVGDrawer(new BatikSVGDrawer());
        // Nothing is fetched: whatever the text says, no address is opened.
        builder.useExternalResourceAccessControl(
                (uri, type) -> false,
                com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withHtmlContent(page, null);
        builder.withProducer("Bina Mutu");
        builder.toStream(out);
        builder.run();
    }

    private static FSSupplier<InputStream> font() {
        return () -> {
            try {
                return FONT.getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** What was typed may hold characters that XML does not know. */
    private static String withoutUnprintable(@Nullable String page) {
        return page == null
                ? ""
                : page.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
    }
}
