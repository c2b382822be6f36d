package lu.lalux.assure.conformance.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.ccil.cowan.tagsoup.Parser;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The hidden inputs of a page, with their values as a browser reads them: character references are decoded. */
public final class HtmlInputs {

    /**
     * What a browser sends back with the form.
     *
     * @param name of an input
     * @param value of the input
     */
    public record Hidden(String name, String value) {}

    private HtmlInputs() {}

    /**
     * @param html a page
     * @return all of them, in order
     */
    static List<Hidden> all(String html) {
        return forms(html).stream().flatMap(form -> form.hidden.stream()).toList();
    }

    /**
     * @param html a page
     * @return those of the first form that asks for a password: a page may have others, to change the language for one
     */
    public static List<Hidden> besidePassword(String html) {
        return forms(html).stream()
                .filter(form -> form.password)
                .findFirst()
                .map(form -> List.copyOf(form.hidden))
                .orElse(List.of());
    }

    private static List<Form> forms(String html) {
        Forms forms = new Forms();
        try {
            Parser parser = new Parser();
            parser.setContentHandler(forms);
            parser.parse(new InputSource(new StringReader(html)));
        } catch (IOException | SAXException e) {
            return List.of(); // no page
        }
        return forms.found;
    }

    private static final class Form {
        private final List<Hidden> hidden = new ArrayList<>();
        private boolean password;
    }

    /** What stands outside of every form is put with the one before. */
    private static final class Forms extends DefaultHandler {

        private final List<Form> found = new ArrayList<>(List.of(new Form()));

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            if (localName.equals("form")) {
                found.add(new Form());
            } else if (localName.equals("input")) {
                input(found.get(found.size() - 1), attributes);
            }
        }

        private static void input(Form form, Attributes attributes) {
            String type = orNothing(attributes.getValue("type"));
            String name = orNothing(attributes.getValue("name"));
            if (type.equalsIgnoreCase("password")) {
                form.password = true;
            } else if (type.equalsIgnoreCase("hidden") && !name.isEmpty()) {
                form.hidden.add(new Hidden(name, orNothing(attributes.getValue("value"))));
            }
        }

        private static String orNothing(String value) {
            return value == null ? "" : value;
        }
    }
}
