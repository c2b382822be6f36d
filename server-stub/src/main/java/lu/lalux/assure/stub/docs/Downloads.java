package lu.lalux.assure.stub.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.docs.OfferedFile.State;
import lu.lalux.assure.stub.problem.StartRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What is offered beside the documentation's own files: the jar that runs, and the files of a folder, as far as the
 * documentation has a row for them. Nothing else of that folder can be had.
 */
@Component
final class Downloads {

    /** The list of all digests, which is made here. */
    static final String SUMS = "SHA256SUMS";

    /** Where they are below the server's address, and beside the jar. */
    static final String FOLDER = "telechargements";

    private static final String OPEN_PAGES = "lu/lalux/assure/openapi/pages-ouvertes/";
    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

    private final Map<String, OpenPage> pages = new HashMap<>();
    private final Map<String, OfferedFile> files = new TreeMap<>();

    Downloads(DownloadsSettings settings, BuiltAddress address) throws IOException {
        BundledFiles.below(OPEN_PAGES)
                .forEach((path, html) -> pages.put(
                        path, new OpenPage(address.replacedIn(new String(BundledFiles.content(html), UTF_8)))));
        Optional<Path> jar = RunningJar.path();
        Optional<Path> folder = folder(settings.downloadsFolder(), jar);
        for (OpenPage page : pages.values()) {
            for (String name : page.names()) {
                jar.filter(file -> name.equals(file.getFileName().toString()))
                        .or(() -> folder.filter(there -> !name.equals(SUMS)).map(there -> there.resolve(name)))
                        .ifPresent(file -> files.put(name, new OfferedFile(file)));
            }
        }
        folder.ifPresent(there -> LOG.info(
                "Downloads: {} of {} files, from {}",
                files.values().stream().filter(OfferedFile::isHere).count(),
                files.size(),
                there));
    }

    private static Optional<Path> folder(String named, Optional<Path> jar) {
        if (named.isBlank()) {
            return jar.map(file -> file.resolveSibling(FOLDER)).filter(Files::isDirectory);
        }
        Path folder = Path.of(named).toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw new StartRefusedException("start.downloads", folder, FOLDER);
        }
        return Optional.of(folder);
    }

    /** {@return the page at that path of the site, for what there is now, if what is offered stands there} */
    Optional<String> page(String path) {
        return Optional.ofNullable(pages.get(path)).map(page -> page.completed(this::state));
    }

    /** {@return whether a page tells the digest of this content, so that it must be served unchanged} */
    boolean tells(byte[] content) {
        String digest = Sha256.of(content);
        return pages.values().stream().anyMatch(page -> page.tells(digest));
    }

    /** {@return a file by its name, if it is offered and there} */
    Optional<OfferedFile> file(String name) {
        return Optional.ofNullable(files.get(name)).filter(OfferedFile::isHere);
    }

    /** {@return the digests of all that is there, as {@code sha256sum} writes them; empty when nothing is} */
    String sums() {
        return files.entrySet().stream()
                .flatMap(file ->
                        file.getValue().state().stream().map(state -> state.sha256() + "  " + file.getKey() + "\n"))
                .collect(Collectors.joining());
    }

    private Optional<State> state(String name) {
        // The row of the list of digests asks only whether there is any: it has neither size nor digest.
        return name.equals(SUMS)
                ? files.values().stream()
                        .map(OfferedFile::state)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.ofNullable(files.get(name)).flatMap(OfferedFile::state);
    }
}
