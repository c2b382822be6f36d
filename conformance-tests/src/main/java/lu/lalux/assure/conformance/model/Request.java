package lu.lalux.assure.conformance.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A request as the model server reads it.
 *
 * @param method HTTP method
 * @param uri path and query
 * @param headers by name in small letters, the values of each in one, RFC 9110 section 5.3
 * @param body bytes; null when it is longer than the operation takes
 */
public record Request(String method, URI uri, Map<String, String> headers, byte[] body) {

    /** English first, in any case and region, unless its weight is 0 (RFC 9110 section 12.4.2). */
    private static final Pattern ENGLISH = Pattern.compile("(?i)en[^;,]*+(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))");

    /** {@return the path, without the query; as it is written where a slash in it is coded, and so is none} */
    public String path() {
        String written = uri.getRawPath();
        return written.toLowerCase(Locale.ROOT).contains("%2f") ? written : uri.getPath();
    }

    /**
     * @param name in small letters
     * @return its value; empty when it is not there
     */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** {@return the body; nothing when it is longer than the operation takes} */
    public String text() {
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    /**
     * @param most bytes that the operation takes, coded or not
     * @return the request with its body as it was before it was coded (RFC 9110 section 8.4); nothing when it cannot be
     */
    Optional<Request> decoded(int most) {
        String coding = header("content-encoding");
        if (coding.isEmpty() || body == null) {
            return Optional.of(this);
        }
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] read = plain.readNBytes(most);
            byte[] whole = plain.read() < 0 ? read : null;
            return coding.equals("gzip") ? Optional.of(new Request(method, uri, headers, whole)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** {@return the media type of the body, without parameters} */
    public String mediaType() {
        return header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** {@return whether an answer of a media type is taken} */
    public boolean accepts(String mediaType) {
        return header("accept").isEmpty() || AcceptHeader.of(header("accept")).accepts(mediaType);
    }

    /** {@return whether the answer is to be in English} */
    public boolean english() {
        return ENGLISH.matcher(header("accept-language")).lookingAt();
    }

    /** {@return the parameters behind the path} */
    public Map<String, List<String>> query() {
        return new FormReading().query(this);
    }

    /** {@return whether the body is one of parameters} */
    public boolean isForm() {
        return mediaType().equalsIgnoreCase("application/x-www-form-urlencoded");
    }

    /** {@return whether what the query and the form hold can be decoded, and is UTF-8 then} */
    public boolean decodable() {
        String form = body == null || !isForm() ? "" : new String(body, StandardCharsets.ISO_8859_1);
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        try {
            for (String encoded : List.of(form, query)) {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1)
                                .getBytes(StandardCharsets.ISO_8859_1)));
            }
            return true;
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return false;
        }
    }
}
