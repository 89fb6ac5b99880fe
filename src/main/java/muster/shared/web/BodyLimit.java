package muster.shared.web;

import org.springframework.util.unit.DataSize;

/**
 * Where too large a body leads back to a page, with a sentence, instead of ending at the server's refusal. A module
 * offers one as a bean for each form that takes files.
 *
 * @param path the path that the form is sent to
 * @param largest how much the form may bring
 * @param otherwise the page to go back to, with what makes it say why
 */
public record BodyLimit(String path, DataSize largest, String otherwise) {

    public boolean isBrokenBy(String asked, long bytes) {
        return path.equals(asked) && bytes > largest.toBytes();
    }
}
