package lu.lalux.assure.conformance.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name and its secret. Printing it does not show the secret.
 *
 * @param name client id or user name
 * @param secret client secret or password
 */
public record Credentials(String name, String secret) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]+");

    /** {@return the longest part of the secret that every encoding leaves as it is, however wrong the rest becomes} */
    public String core() {
        return PLAIN.matcher(secret)
                .results()
                .map(MatchResult::group)
                .max(Comparator.comparingInt(String::length))
                .orElse(secret);
    }

    /**
     * {@return the value of {@code Authorization} for a client: each part is form-encoded first, RFC 6749 section
     * 2.3.1}
     */
    public String clientBasic() {
        return basic(
                URLEncoder.encode(name, StandardCharsets.UTF_8), URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }

    /** {@return the same with each byte of both parts as {@code %hh}, which the form's encoding allows of any} */
    public String clientBasicInFull() {
        return basic(inFull(name), inFull(secret));
    }

    /** {@return the same as it is not to be written: not encoded at all, or with a space as {@code %20}} */
    public List<String> clientBasicOtherwise() {
        String right = clientBasic();
        String spaced = basic(
                URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"),
                URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
        return Stream.of(userBasic(), spaced)
                .distinct()
                .filter(other -> !other.equals(right))
                .toList();
    }

    /** {@return the same name with another secret: small letters are capital ones, and the other way round} */
    public Credentials inOtherCase() {
        return new Credentials(
                name,
                secret.codePoints()
                        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    /** {@return the value of {@code Authorization} for a person, RFC 7617} */
    public String userBasic() {
        return basic(name, secret);
    }

    /** {@return the header as the document prints it, T4} */
    public String bare() {
        return name + "/" + secret;
    }

    /**
     * @param right the header with them
     * @return values of {@code Authorization} that hold no name and secret as Basic has them
     */
    public List<String> notBasic(String right) {
        return List.of(
                "Basic",
                "Basic %%%",
                "Basic " + encoded("CONF"),
                "Basic " + encoded(name),
                "Basic " + encoded(":"),
                "Basic /////w==",
                "Basic " + name + ":" + secret,
                right + " x");
    }

    private static String inFull(String text) {
        return "%" + HexFormat.ofDelimiter("%").withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String basic(String name, String secret) {
        return "Basic " + encoded(name + ":" + secret);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return name;
    }
}
