package lu.lalux.assure.conformance.mock;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/** Names tests by their ids, as a glob names files: {@code *} does not go beyond one of the parts between dots. */
final class TestGlob {

    private final String glob;
    private final PathMatcher paths;

    @JsonCreator
    TestGlob(String glob) {
        this.glob = glob;
        this.paths = FileSystems.getDefault().getPathMatcher("glob:" + glob.replace('.', '/'));
    }

    boolean matches(String id) {
        return paths.matches(Path.of(id.replace('.', '/')));
    }

    @Override
    public String toString() {
        return glob;
    }
}
