package id.binamutu.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/** Writes " · Bina Mutu" behind a page's title: a title cannot hold elements, so the layout cannot wrap it. */
@Configuration
class PageTitle {
    @Bean
    IDialect pageTitleDialect() {
        return new AbstractProcessorDialect("Page title", "th", 1000) {
            @Override
            public Set<IProcessor> getProcessors(String dialectPrefix) {
                return Set.of(new WithName(dialectPrefix));
            }
        };
    }

    private static final class WithName extends AbstractAttributeTagProcessor {
        WithName(String prefix) {
            // Right before th:text (1300).
            super(TemplateMode.HTML, prefix, "title", false, "text", true, 1290, false);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String value,
                IElementTagStructureHandler structure) {
            // The layout says where: charts have titles too.
            if (context.getVariable("inHead") == null) {
                return;
            }
            Object title = StandardExpressions.getExpressionParser(context.getConfiguration())
                    .parseExpression(context, value)
                    .execute(context);
            structure.setBody(org.unbescape.html.HtmlEscape.escapeHtml4Xml(title + " · Bina Mutu"), false);
            structure.removeAttribute(name);
        }
    }
}
