package lu.lalux.assure.conformance.judge.serve.session;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.judge.wire.WireServer;

/**
 * The mark of a session, which its identifiers and its references have: a request whose credentials are broken is known
 * by it all the same, and judged.
 */
final class SessionMark {

    private static final int LENGTH = 8;

    /** Of letters and digits that are not taken for each other. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** What a form with credentials has at most, in bytes. */
    private static final int FORM = 4_096;

    private static final Pattern MARK = Pattern.compile("(?i)(?=(J[" + LETTERS + "]{" + LENGTH + "}))");
    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionMark() {}

    static String fresh() {
        StringBuilder mark = new StringBuilder("J");
        for (int i = 0; i < LENGTH; i++) {
            mark.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return mark.toString();
    }

    /** {@return whatever in a request looks like one: in its address, its credentials, the beginning of its body} */
    static Set<String> in(WireRequest request) {
        Set<String> marks = new LinkedHashSet<>();
        said(request, WireServer.PEEK).forEach(text -> collect(text, marks));
        return marks;
    }

    /** {@return where credentials may stand in a request: its address, its credentials, its form} */
    static List<String> shown(WireRequest request) {
        return said(request, FORM);
    }

    private static List<String> said(WireRequest request, int most) {
        byte[] body = request.body();
        String authorization = request.header("Authorization").orElse("");
        return List.of(
                request.target(),
                authorization,
                decoded(authorization),
                new String(body, 0, Math.min(body.length, most), StandardCharsets.ISO_8859_1));
    }

    private static void collect(String text, Set<String> marks) {
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            marks.add(mark.group(1).toUpperCase(Locale.ROOT));
        }
    }

    private static String decoded(String authorization) {
        String value = authorization.substring(authorization.indexOf(' ') + 1).strip();
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
