package lu.lalux.assure.conformance.exchange.syntax;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;

/**
 * The form of a page that asks for a password, and the hidden inputs of a page, with their values as a browser reads
 * them: character references are decoded.
 */
public final class HtmlInputs {

    private static final String HIDDEN = "input[type=hidden][name]:not([name=''])";
    private static final String PASSWORD = "input[type=password]";

    /**
     * What a browser sends back with the form.
     *
     * @param name of an input
     * @param value of the input
     */
    public record Hidden(String name, String value) {}

    /**
     * A form as a browser sends it.
     *
     * @param method in capital letters
     * @param action the whole address that it goes to
     * @param names of its inputs
     */
    public record SentForm(String method, String action, List<String> names) {}

    private HtmlInputs() {}

    /**
     * @param html a page
     * @return the values of all of them, in order, each with how the page writes it
     */
    public static Map<String, String> values(String html) {
        Map<String, String> values = new LinkedHashMap<>();
        Elements inputs = Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true))
                .select(HIDDEN);
        for (Element input : inputs) {
            Range written = input.attributes().sourceRange("value").valueRange();
            values.put(
                    input.attr("value"),
                    written.isTracked() ? html.substring(written.startPos(), written.endPos()) : "");
        }
        return values;
    }

    /**
     * @param html a page
     * @return those of the first form that asks for a password: a page may have others, to change the language for one
     */
    public static List<Hidden> besidePassword(String html) {
        return askingForPassword(html, "").map(FormElement::elements).orElseGet(Elements::new).stream()
                .filter(input -> input.is(HIDDEN))
                .map(input -> new Hidden(input.attr("name"), input.attr("value")))
                .toList();
    }

    /**
     * @param html a page
     * @param address of the page
     * @return the first form that asks for a password; none where a script makes it
     */
    public static Optional<SentForm> signIn(String html, String address) {
        return askingForPassword(html, address)
                .map(form -> new SentForm(
                        form.attr("method").isBlank()
                                ? "GET"
                                : form.attr("method").strip().toUpperCase(Locale.ROOT),
                        form.attr("action").isBlank() ? address : form.absUrl("action"),
                        form.elements().eachAttr("name")));
    }

    private static Optional<FormElement> askingForPassword(String html, String address) {
        return Jsoup.parse(html, address).forms().stream()
                .filter(form -> form.elements().is(PASSWORD))
                .findFirst();
    }
}
