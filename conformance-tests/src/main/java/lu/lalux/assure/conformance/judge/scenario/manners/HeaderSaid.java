package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.register.Text;

/** A header by which a client says what it can read, and in which language a person is told. */
public final class HeaderSaid extends General {

    /** A range that has the problems of RFC 9457 in it. */
    private static final Pattern PROBLEMS =
            Pattern.compile("(?i)(?:^|,)\\s*(?:\\*/\\*|application/(?:\\*|problem\\+json))\\s*(?:[;,]|$)");

    private final String name;
    private final Text expected;
    private final Predicate<String> enough;

    private HeaderSaid(String id, String name, Text expected, Predicate<String> enough) {
        super(id);
        this.name = name;
        this.expected = expected;
        this.enough = enough;
    }

    /** {@return which media types it reads} */
    public static HeaderSaid accept() {
        return new HeaderSaid(
                "manieres.accept",
                "Accept",
                new Text(
                        "Accept, avec application/problem+json ou ce qui le comprend.",
                        "Accept, with application/problem+json or what includes it."),
                value -> PROBLEMS.matcher(value).find());
    }

    /** {@return the person's language} */
    public static HeaderSaid language() {
        return new HeaderSaid(
                "manieres.accept-language",
                "Accept-Language",
                new Text("L'en-tête Accept-Language.", "The header Accept-Language."),
                value -> true);
    }

    @Override
    Text expected() {
        return expected;
    }

    @Override
    Function<Exchange, Optional<Text>> wrong(Evidence evidence) {
        return exchange -> {
            String said = exchange.request().headers().stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .collect(Collectors.joining(", "));
            if (said.isEmpty()) {
                return Optional.of(new Text(name + " manque.", name + " is missing."));
            }
            return enough.test(said) ? Optional.empty() : Optional.of(Text.both(name + ": " + said));
        };
    }
}
