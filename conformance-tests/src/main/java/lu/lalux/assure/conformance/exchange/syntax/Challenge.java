package lu.lalux.assure.conformance.exchange.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the challenges in {@code WWW-Authenticate}, of which there may be several, in one header or in more: RFC 9110
 * sections 11.3 and 11.6.1.
 *
 * @param scheme in small letters
 * @param parameters by name in small letters; none where a {@code token68} stands in their place
 */
public record Challenge(String scheme, Map<String, String> parameters) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /** What stands between two commas; a comma in quotes is none. */
    private static final Pattern ELEMENT = Pattern.compile("(?:\"(?:\\\\.|[^\"\\\\])*\"|[^,\"])+");

    private static final Pattern PARAMETER =
            Pattern.compile("(" + TOKEN + ")\\s*=\\s*(?:\"((?:\\\\.|[^\"\\\\])*)\"|(" + TOKEN + "))");

    private static final Pattern BEGINNING = Pattern.compile("(" + TOKEN + ")(?:\\s+(.*))?", Pattern.DOTALL);

    /**
     * @param headers the values of {@code WWW-Authenticate}, in their order
     * @return the challenges in them, in their order
     */
    public static List<Challenge> in(List<String> headers) {
        List<Challenge> challenges = new ArrayList<>();
        for (String header : headers) {
            Matcher element = ELEMENT.matcher(header);
            Challenge last = null;
            while (element.find()) {
                String text = element.group().strip();
                Matcher beginning = BEGINNING.matcher(text);
                if (last != null && last.take(text) || !beginning.matches()) {
                    continue;
                }
                last = new Challenge(beginning.group(1).toLowerCase(Locale.ROOT), new LinkedHashMap<>());
                challenges.add(last);
                if (beginning.group(2) != null) {
                    last.take(beginning.group(2));
                }
            }
        }
        return challenges;
    }

    /**
     * @param name of a parameter, in small letters
     * @return its value, without quotation marks; empty when there is none
     */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    private boolean take(String text) {
        Matcher parameter = PARAMETER.matcher(text);
        if (!parameter.matches()) {
            return false;
        }
        String quoted = parameter.group(2);
        parameters.putIfAbsent(
                parameter.group(1).toLowerCase(Locale.ROOT),
                quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        return true;
    }
}
