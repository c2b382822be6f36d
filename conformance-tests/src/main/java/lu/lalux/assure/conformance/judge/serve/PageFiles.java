package lu.lalux.assure.conformance.judge.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.judge.worklist.TextForm;
import lu.lalux.assure.conformance.report.PageTemplate;

/** The files of the page, each at its address: a fixed list, so that no address can reach another resource. */
public final class PageFiles {

    private static final String FOLDER = "/lu/lalux/assure/conformance/judge/serve/page/";

    /** What it shares with the site and the management page. */
    private static final String SHARED = "/lu/lalux/assure/openapi/docs/";

    private static final String HTML = "text/html; charset=UTF-8";
    private static final String CSS = "text/css; charset=UTF-8";
    private static final byte[] NOTHING = {};
    private static final Map<String, TextForm> FORMS =
            Stream.of("nom", "version", "adresseRetour").collect(Collectors.toMap(field -> field, TextForm::of));

    private record PageFile(String resource, String type) {
        byte[] bytes() {
            return type.equals(HTML) ? page() : plain();
        }

        /** What may be typed into its form is the contract's to say. */
        private byte[] page() {
            return PageTemplate.of(FOLDER, resource.substring(FOLDER.length()), new Redaction())
                    .execute(FORMS)
                    .getBytes(StandardCharsets.UTF_8);
        }

        private byte[] plain() {
            try (InputStream stream = PageFiles.class.getResourceAsStream(resource)) {
                if (stream == null) {
                    throw new IllegalStateException("no resource " + resource);
                }
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final Map<String, PageFile> FILES = Map.of(
            "/juge/", new PageFile(FOLDER + "index.html", HTML),
            "/juge/en/", new PageFile(FOLDER + "en/index.html", HTML),
            "/juge/page/juge.js", new PageFile(FOLDER + "juge.js", "text/javascript; charset=UTF-8"),
            "/juge/page/juge.css", new PageFile(FOLDER + "juge.css", CSS),
            "/juge/page/commun.css", new PageFile(SHARED + "commun.css", CSS),
            "/juge/page/formulaires.css", new PageFile(SHARED + "formulaires.css", CSS));

    private final List<Header> headers = List.of(
            new Header("Content-Security-Policy", policy()),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Referrer-Policy", "no-referrer"),
            new Header("Cache-Control", "no-store"));

    /**
     * @param request a request
     * @return the file that it asks for; nothing when it asks for none
     */
    public Optional<WireAnswer> answer(WireRequest request) {
        String path = request.path();
        boolean redirected = path.equals("/juge") || path.equals("/juge/en");
        if (!redirected && !FILES.containsKey(path)) {
            return Optional.empty();
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Optional.of(answer(405, new Header("Allow", "GET, HEAD"), NOTHING));
        }
        if (redirected) {
            // Its own addresses are relative: without the last slash they would miss.
            return Optional.of(answer(308, new Header("Location", path + "/"), NOTHING));
        }
        return Optional.ofNullable(FILES.get(path))
                .map(file -> answer(200, new Header("Content-Type", file.type()), file.bytes()));
    }

    private WireAnswer answer(int status, Header first, byte[] body) {
        List<Header> all = new ArrayList<>(headers);
        all.add(0, first);
        return new WireAnswer(status, all, body, WireAnswer.Manner.USUAL);
    }

    /**
     * What the page shows from its memory (report, certificate) is under this policy too: it lets their one style be,
     * and no script.
     */
    private static String policy() {
        String style =
                "\n" + PageTemplate.of(FOLDER, "style.css", new Redaction()).execute(Map.of());
        return "default-src 'self'; style-src 'self' 'sha256-" + sha256(style)
                + "'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
