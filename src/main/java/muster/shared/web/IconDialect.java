package muster.shared.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** Draws {@code <svg m:icon="check"/>} as the inline icon of that name, so that a page needs no request for it. */
@Component
public class IconDialect extends AbstractProcessorDialect {

    private static final String FOLDER = "/META-INF/resources/webjars/lucide-static/0.468.0/icons/";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern SHAPES = Pattern.compile("<svg[^>]*>(.*)</svg>", Pattern.DOTALL);
    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    public IconDialect() {
        super("Muster icons", "m", 1000);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Icon(prefix));
    }

    /** The shapes inside an icon; an unknown name is a mistake in a template and must not pass unseen. */
    static String shapes(@Nullable Object name) {
        var icon = String.valueOf(name);
        if (!NAME.matcher(icon).matches()) {
            throw new TemplateProcessingException("Not the name of an icon: " + icon);
        }
        return READ.computeIfAbsent(icon, IconDialect::read);
    }

    private static String read(String name) {
        try (InputStream file = IconDialect.class.getResourceAsStream(FOLDER + name + ".svg")) {
            if (file == null) {
                throw new TemplateProcessingException("There is no icon called " + name);
            }
            var svg = SHAPES.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            return svg.find() ? svg.group(1).replaceAll("\\s*\\n\\s*", "") : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Icon extends AbstractStandardExpressionAttributeTagProcessor {

        Icon(String prefix) {
            super(TemplateMode.HTML, prefix, "icon", 1500, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName attribute,
                String value,
                @Nullable Object name,
                IElementTagStructureHandler handler) {
            var more = tag.getAttributeValue("class");
            handler.setAttribute("class", more == null ? "icon" : "icon " + more);
            handler.setAttribute("viewBox", "0 0 24 24");
            handler.setAttribute("width", "24");
            handler.setAttribute("height", "24");
            handler.setAttribute("aria-hidden", "true");
            handler.setBody(shapes(name), false);
        }
    }
}
