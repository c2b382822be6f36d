package lu.lalux.assure.conformance.judge.scenario.token;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.evidence.Exchange;

/**
 * The parameters behind the mark of an address: those of a query, or of the fragment that brings a token.
 *
 * @param address before the mark
 * @param mark before the parameters
 * @param parameters in their order; of one that is given twice the last
 */
public record Fragment(String address, String mark, Map<String, String> parameters) {

    /** Copies. */
    public Fragment {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * @param exchange any
     * @return where its answer leads, when that has a fragment
     */
    public static Optional<Fragment> of(Exchange exchange) {
        return exchange.answer().headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Location"))
                .map(Header::value)
                .filter(location -> location.contains("#"))
                .map(location -> read(location, "#"))
                .findFirst();
    }

    /**
     * @param text an address, or a form behind an empty mark
     * @param mark before the parameters
     * @return it, taken apart
     */
    public static Fragment read(String text, String mark) {
        int at = text.indexOf(mark);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair :
                at < 0 ? new String[0] : text.substring(at + mark.length()).split("&")) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
            }
        }
        return new Fragment(at < 0 ? text : text.substring(0, at), mark, parameters);
    }

    /**
     * @param name of a parameter
     * @return its value
     */
    public Optional<String> value(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /**
     * @param name of a parameter
     * @param value instead of any that it had
     * @return the same with it
     */
    public Fragment with(String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(parameters);
        other.put(name, value);
        return new Fragment(address, mark, other);
    }

    /**
     * @param name of a parameter
     * @return the same without it
     */
    public Fragment without(String name) {
        Map<String, String> other = new LinkedHashMap<>(parameters);
        other.remove(name);
        return new Fragment(address, mark, other);
    }

    /** {@return the whole address} */
    public String text() {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return address + mark + String.join("&", pairs);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
