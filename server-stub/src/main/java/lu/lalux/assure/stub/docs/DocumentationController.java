package lu.lalux.assure.stub.docs;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.problem.Language;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The documentation's site as the contract's build rendered it, and the contract itself, with its editions.
 *
 * <p>Spring's handler of resources would answer otherwise: to ranges, to {@code /index.html/}, and to any method at a
 * path of which it has no file. Mending that takes more than these lines.
 */
@RestController
@Lazy
final class DocumentationController {

    private static final String SITE = "lu/lalux/assure/openapi/docs/";
    private static final String EDITIONS = "lu/lalux/assure/openapi/editions/";
    private static final String NOT_RENDERED = "lu/lalux/assure/stub/docs/absent.html";

    /** What is served as what it is, beside texts. */
    private static final Set<MediaType> BINARY =
            Set.of(MediaType.APPLICATION_PDF, MediaType.parseMediaType("application/zip"));

    /**
     * Every page has its style and its script in files of the site; nothing is fetched from elsewhere. Calls may be
     * made to this server: one page tries them, those with published identities ask whose they could be, and the others
     * forbid themselves to.
     */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    /**
     * Each is made when it is first asked for, and kept: a start would otherwise read all of them, of which a sandbox
     * may serve none.
     */
    private final Map<String, Supplier<SitePage>> files = new HashMap<>();

    private final BuiltAddress address;
    private final Downloads downloads;
    private final OwnIdentifiers identifiers;

    DocumentationController(Contract contract, BuiltAddress address, Downloads downloads, OwnIdentifiers identifiers)
            throws IOException {
        this.address = address;
        this.downloads = downloads;
        this.identifiers = identifiers;
        BundledFiles.below(SITE).forEach((name, file) -> add(name, () -> here(name, BundledFiles.content(file))));
        BundledFiles.below(EDITIONS).forEach((name, file) -> add("editions/" + name, () -> BundledFiles.content(file)));
        if (!files.containsKey("index.html")) {
            add("index.html", () -> BundledFiles.content(new ClassPathResource(NOT_RENDERED)));
        }
        add("openapi.yaml", contract::bytes);
    }

    private void add(String path, Supplier<byte[]> content) {
        files.put(path, SingletonSupplier.of(() -> new SitePage(content.get(), typeOf(path), POLICY)));
    }

    /**
     * A page's commands are for the port of this sandbox; the contract and its editions stay as they were released, and
     * so does all else of which the page of downloads tells the digest.
     */
    private byte[] here(String name, byte[] content) {
        if (!typeOf(name).getType().equals("text") || downloads.tells(content)) {
            return content;
        }
        String text = new String(content, StandardCharsets.UTF_8);
        String offered = name.endsWith(".html") ? identifiers.offeredIn(text) : text;
        return address.replacedIn(offered).getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping({
        "/",
        "/en/",
        "/{name:[\\w.-]+\\.(?:html|css|js|yaml|md|atom|txt)}",
        "/{folder:en|editions|collections|workflows|generateurs|versions|essai|extraits}/{name}",
        "/extraits/{folder}/{name}"
    })
    ResponseEntity<byte[]> file(HttpServletRequest request) {
        String asked = request.getServletPath().substring(1);
        String path = asked.isEmpty() || asked.endsWith("/") ? asked + "index.html" : asked;
        return downloads
                .page(path)
                .map(html -> new SitePage(html.getBytes(StandardCharsets.UTF_8), typeOf(path), POLICY))
                .or(() -> kept(path))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .answer();
    }

    /** {@return the page for an address that leads to none, in that language, if the site was rendered} */
    Optional<SitePage> unknown(Language language) {
        return kept(language == Language.EN ? "en/404.html" : "404.html");
    }

    private Optional<SitePage> kept(String path) {
        return Optional.ofNullable(files.get(path)).map(Supplier::get);
    }

    /** {@code /essai} is short, as it is printed on the console. */
    @GetMapping({"/essai", "/essai/"})
    ResponseEntity<Void> tryIt() {
        return movedTo("/essai.html");
    }

    @GetMapping("/en")
    ResponseEntity<Void> english() {
        return movedTo("/en/");
    }

    private static ResponseEntity<Void> movedTo(String path) {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .header("Location", path)
                .build();
    }

    private static MediaType typeOf(String name) {
        if (name.endsWith(".yaml")) {
            return YAML;
        }
        if (name.endsWith(".json")) {
            return MediaType.APPLICATION_JSON;
        }
        if (name.endsWith(".md")) {
            return MARKDOWN;
        }
        if (name.endsWith(".atom")) {
            return MediaType.APPLICATION_ATOM_XML;
        }
        Optional<MediaType> known = MediaTypeFactory.getMediaType(name)
                .filter(type -> type.getType().equals("text") || BINARY.contains(type));
        MediaType type = known.orElse(MediaType.TEXT_PLAIN);
        return type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type;
    }
}
