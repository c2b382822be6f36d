package lu.lalux.assure.stub.docs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** "Try it": Swagger UI, from the classpath, set to call this very sandbox. */
@RestController
final class ConsoleController {

    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/*/";
    private static final String OWN = "lu/lalux/assure/stub/docs/";

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=UTF-8");

    private final Map<String, Page> files = new HashMap<>();
    private final ConsoleContract contract;

    ConsoleController(ConsoleContract contract) {
        this.contract = contract;
        add("", OWN + "essai.html", HTML);
        add("essai.js", OWN + "essai.js", SCRIPT);
        add("essai.css", OWN + "essai.css", STYLE);
        add("swagger-ui-bundle.js", SWAGGER_UI + "swagger-ui-bundle.js", SCRIPT);
        add("swagger-ui.css", SWAGGER_UI + "swagger-ui.css", STYLE);
        // The address that the sandbox's public client has registered.
        add("retour.html", SWAGGER_UI + "oauth2-redirect.html", HTML);
        add("oauth2-redirect.js", SWAGGER_UI + "oauth2-redirect.js", SCRIPT);
    }

    @GetMapping("/essai")
    ResponseEntity<Void> folder() {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .header("Location", "/essai/")
                .build();
    }

    @GetMapping("/essai/")
    ResponseEntity<byte[]> index() {
        return file("");
    }

    @GetMapping("/essai/openapi.json")
    ResponseEntity<byte[]> contract() {
        String origin = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return new Page(contract.of(origin), MediaType.APPLICATION_JSON, POLICY, Duration.ZERO).answer();
    }

    @GetMapping("/essai/{name}")
    ResponseEntity<byte[]> file(@PathVariable String name) {
        Page file = files.get(name);
        if (file == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return file.answer();
    }

    private void add(String name, String resource, MediaType type) {
        files.put(name, new Page(ClasspathFile.get(resource), type, POLICY, Duration.ZERO));
    }
}
