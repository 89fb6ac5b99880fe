package e2e.pages;

import static org.awaitility.Awaitility.await;

import e2e.support.SampleAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;

/** A browser without script: links, forms and nothing else. Things are found by the words a person reads. */
public final class PlainBrowser implements AutoCloseable {

    private final WebClient client = new WebClient(BrowserVersion.FIREFOX);
    private final String address;
    private HtmlPage page;

    private PlainBrowser(String address, String path) {
        this.address = address;
        var options = client.getOptions();
        options.setJavaScriptEnabled(false);
        options.setCssEnabled(false);
        options.setThrowExceptionOnFailingStatusCode(false);
        this.page = get(path);
    }

    public static PlainBrowser opening(String address, String path) {
        return new PlainBrowser(address, path);
    }

    public PlainBrowser open(String path) {
        page = get(path);
        return this;
    }

    public PlainBrowser signIn(SampleAccount account) {
        return fill("E-mail address", account.email())
                .fill("Password", account.password())
                .press("Sign in");
    }

    /** Types into the field of this label. */
    public PlainBrowser fill(String label, String text) {
        switch (fieldOf(label)) {
            case HtmlInput input -> input.setValue(text);
            case HtmlTextArea area -> area.setText(text);
            case DomElement other -> throw new AssertionError(label + " is no text field but " + other);
        }
        return this;
    }

    public PlainBrowser choose(String label, String option) {
        var select = (HtmlSelect) fieldOf(label);
        var found = select.getOptions().stream()
                .filter(one -> one.getText().contains(option))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no option " + option + " in " + select.asNormalizedText()));
        select.setSelectedAttribute(found, true);
        return this;
    }

    public PlainBrowser tick(String label) {
        ((HtmlInput) fieldOf(label)).setChecked(true);
        return this;
    }

    /** Takes the first of what is to be chosen from, unless something is chosen. */
    public PlainBrowser chooseFirst() {
        var choices = all("//input[@type='radio']").stream()
                .map(HtmlRadioButtonInput.class::cast)
                .toList();
        if (choices.stream().noneMatch(HtmlRadioButtonInput::isChecked)) {
            choices.getFirst().setChecked(true);
        }
        return this;
    }

    /** Presses the button that says this, anywhere on the page. */
    public PlainBrowser press(String button) {
        return press(page, button);
    }

    /** Presses a button on the one card, line or row in which this text stands. */
    public PlainBrowser pressAt(String element, String text, String button) {
        var place = all("//" + element).stream()
                .filter(one -> one.asNormalizedText().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing says " + text + " on " + seen()));
        return press(place, button);
    }

    public PlainBrowser follow(String link) {
        return click(named(page, ".//a[@href]", link));
    }

    /** Where the first link of this text on the one card leads, as a path. */
    public String linkAt(String element, String text, String link) {
        var place = all("//" + element).stream()
                .filter(one -> one.asNormalizedText().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing says " + text + " on " + seen()));
        return URI.create(named(place, ".//a[@href]", link).getAttribute("href"))
                .getPath();
    }

    /** Asks for the same page again, as people do, until it says this. */
    public PlainBrowser refreshUntilItSays(String text) {
        await().alias(text)
                .atMost(Patience.BOOT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> open(path()).says(text));
        return this;
    }

    public boolean says(String text) {
        return seen().contains(text);
    }

    public String seen() {
        return page.asNormalizedText();
    }

    public String path() {
        var url = page.getUrl();
        return url.getPath() + (url.getQuery() == null ? "" : "?" + url.getQuery());
    }

    public int status() {
        return page.getWebResponse().getStatusCode();
    }

    @Override
    public void close() {
        client.close();
    }

    private PlainBrowser press(DomNode place, String button) {
        return click(named(place, ".//button", button));
    }

    private PlainBrowser click(HtmlElement element) {
        try {
            page = element.click();
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private HtmlElement named(DomNode place, String path, String text) {
        return place.getByXPath(path).stream()
                .map(HtmlElement.class::cast)
                .filter(one -> one.asNormalizedText().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + text + " on " + seen()));
    }

    private DomElement fieldOf(String label) {
        var found = all("//label[@for]").stream()
                .filter(one -> one.asNormalizedText().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + label + " on " + seen()));
        return Objects.requireNonNull(page.getElementById(found.getAttribute("for")), label);
    }

    private List<HtmlElement> all(String path) {
        return page.getByXPath(path).stream().map(HtmlElement.class::cast).toList();
    }

    private HtmlPage get(String path) {
        try {
            return client.getPage(address + path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
