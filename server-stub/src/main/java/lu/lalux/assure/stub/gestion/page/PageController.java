package lu.lalux.assure.stub.gestion.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.stub.problem.Language;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The page and its parts. All that it shows it asks the interface for, as any program can. */
@RestController
@Lazy
final class PageController {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What it shares with the site and the judge. */
    private static final String SHARED = "lu/lalux/assure/openapi/docs/";

    private static final String OURS = "lu/lalux/assure/stub/gestion/page/";

    private final Map<Language, byte[]> pages = new EnumMap<>(Language.class);
    private final Map<String, byte[]> parts = new HashMap<>();

    PageController(PageTexts texts) throws IOException {
        String template = text(OURS + "index.html");
        for (Language language : Language.values()) {
            pages.put(language, texts.filled(template, language).getBytes(StandardCharsets.UTF_8));
        }
        for (String style : List.of(SHARED + "commun.css", SHARED + "formulaires.css", OURS + "gestion.css")) {
            keep(new ClassPathResource(style));
        }
        for (Resource script : new PathMatchingResourcePatternResolver().getResources("classpath*:" + OURS + "*.js")) {
            keep(script);
        }
    }

    /** Links that are used once lead to the page too: their value is behind {@code #}, which no server sees. */
    @GetMapping({"/gestion/", "/gestion/lien.html"})
    ResponseEntity<byte[]> french() {
        return answer(pages.get(Language.FR), MediaType.TEXT_HTML);
    }

    @GetMapping({"/gestion/en/", "/gestion/en/lien.html"})
    ResponseEntity<byte[]> english() {
        return answer(pages.get(Language.EN), MediaType.TEXT_HTML);
    }

    @GetMapping("/gestion")
    ResponseEntity<Void> withSlash() {
        return movedTo("/gestion/");
    }

    @GetMapping("/gestion/en")
    ResponseEntity<Void> englishWithSlash() {
        return movedTo("/gestion/en/");
    }

    @GetMapping("/gestion/page/{name}")
    ResponseEntity<byte[]> part(@PathVariable String name) {
        byte[] part = parts.get(name);
        if (part == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return answer(part, new MediaType("text", name.endsWith(".css") ? "css" : "javascript"));
    }

    private static ResponseEntity<byte[]> answer(byte[] content, MediaType type) {
        return ResponseEntity.ok()
                .contentType(new MediaType(type, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                .cacheControl(CacheControl.noCache())
                .body(content);
    }

    private static ResponseEntity<Void> movedTo(String path) {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    private static String text(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }

    private void keep(Resource part) throws IOException {
        parts.put(part.getFilename(), part.getContentAsByteArray());
    }
}
