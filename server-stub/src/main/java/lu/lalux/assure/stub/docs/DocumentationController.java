package lu.lalux.assure.stub.docs;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.sandbox.SandboxIdentities;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The documentation's site as the contract's build rendered it, and the contract itself, with its editions.
 *
 * <p>Spring's handler of resources would answer otherwise: to ranges, to {@code /index.html/}, and to any method at a path of which it
 * has no file. Mending that takes more than these lines.
 */
@RestController
final class DocumentationController {

    private static final String SITE = "lu/lalux/assure/openapi/docs/";
    private static final String EDITIONS = "lu/lalux/assure/openapi/editions/";
    private static final String COLLECTIONS = "collections/";
    private static final String NOT_RENDERED = "lu/lalux/assure/stub/docs/absent.html";

    /** What is served as what it is, beside texts. */
    private static final Set<MediaType> BINARY =
            Set.of(MediaType.APPLICATION_PDF, MediaType.parseMediaType("application/zip"));

    /**
     * Every page has its style and its script in files of the site; nothing is fetched from elsewhere. Calls may be made to
     * this server: one page tries them, and the others forbid themselves to.
     */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    /** The sandbox's address as the build writes it into the pages. */
    private static final String BUILT_ADDRESS = "http://localhost:8080";

    private final Map<String, SitePage> files = new HashMap<>();
    private final String address;

    DocumentationController(Contract contract, @Value("${" + SandboxIdentities.PORT + "}") int port)
            throws IOException {
        address = "http://localhost:" + port;
        add(SITE, "");
        add(EDITIONS, "editions/");
        byte[] content = new ClassPathResource(NOT_RENDERED).getContentAsByteArray();
        files.computeIfAbsent("index.html", name -> new SitePage(content, typeOf(name), POLICY));
        files.put("openapi.yaml", new SitePage(contract.bytes(), YAML, POLICY));
    }

    private void add(String folder, String prefix) throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "**")) {
            if (file.isReadable()) {
                String path = file.getURL().getPath();
                String name = prefix + path.substring(path.lastIndexOf(folder) + folder.length());
                byte[] content = file.getContentAsByteArray();
                files.put(
                        name, new SitePage(folder.equals(SITE) ? here(name, content) : content, typeOf(name), POLICY));
            }
        }
    }

    /**
     * A page's commands are for the port of this sandbox; the contract, its editions and the collections stay as they were released, as
     * the page of downloads has their hashes.
     */
    private byte[] here(String name, byte[] content) {
        boolean changed = typeOf(name).getType().equals("text") && !name.startsWith(COLLECTIONS);
        return address.equals(BUILT_ADDRESS) || !changed
                ? content
                : new String(content, StandardCharsets.UTF_8)
                        .replace(BUILT_ADDRESS, address)
                        .getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping({
        "/",
        "/en/",
        "/{name:[\\w.-]+\\.(?:html|css|js|yaml)}",
        "/{folder:en|editions|collections|workflows|essai|extraits}/{name}",
        "/extraits/{folder}/{name}"
    })
    ResponseEntity<byte[]> file(HttpServletRequest request) {
        String path = request.getServletPath().substring(1);
        SitePage file = files.get(path.isEmpty() || path.endsWith("/") ? path + "index.html" : path);
        if (file == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return file.answer();
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
        Optional<MediaType> known = MediaTypeFactory.getMediaType(name)
                .filter(type -> type.getType().equals("text") || BINARY.contains(type));
        MediaType type = known.orElse(MediaType.TEXT_PLAIN);
        return type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type;
    }
}
