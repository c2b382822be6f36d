package lu.lalux.assure.stub.docs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import lu.lalux.assure.stub.openapi.ContractFile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rendered contract, and the contract itself. */
@RestController
final class DocumentationController {

    private static final String RENDERED = "lu/lalux/assure/openapi/docs/index.html";
    private static final String NOT_RENDERED = "lu/lalux/assure/stub/docs/absent.html";
    private static final String LINK = "lu/lalux/assure/stub/docs/lien.html";

    /** The page is one file: script and style stand in it, nothing is fetched. */
    private static final String POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
            + " img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Page documentation;
    private final Page contract;

    DocumentationController(ContractFile file) {
        String html = new String(
                ClasspathFile.find(RENDERED).orElseGet(() -> ClasspathFile.get(NOT_RENDERED)), StandardCharsets.UTF_8);
        String link = new String(ClasspathFile.get(LINK), StandardCharsets.UTF_8);
        this.documentation = new Page(
                linked(html, link).getBytes(StandardCharsets.UTF_8),
                new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8),
                POLICY,
                Duration.ZERO);
        this.contract = new Page(
                file.bytes(),
                MediaType.parseMediaType("application/yaml;charset=UTF-8"),
                "default-src 'none'; frame-ancestors 'none'",
                Duration.ZERO);
    }

    @GetMapping("/")
    ResponseEntity<byte[]> documentation() {
        return documentation.answer();
    }

    @GetMapping("/openapi.yaml")
    ResponseEntity<byte[]> contract() {
        return contract.answer();
    }

    /** The rendered page knows no server; here there is one, and a console to try it. */
    private static String linked(String html, String link) {
        int body = html.indexOf("<body");
        int inside = html.indexOf('>', body) + 1;
        return body < 0 ? link + html : html.substring(0, inside) + link + html.substring(inside);
    }
}
