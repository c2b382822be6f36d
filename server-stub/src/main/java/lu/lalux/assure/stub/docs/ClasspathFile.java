package lu.lalux.assure.stub.docs;

import java.io.IOException;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Files that the build put on the classpath. */
final class ClasspathFile {

    private ClasspathFile() {}

    /** The one file that matches a pattern, if there is one. */
    static Optional<byte[]> find(String pattern) {
        try {
            for (Resource found : new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern)) {
                if (found.exists()) {
                    return Optional.of(found.getContentAsByteArray());
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new IllegalStateException("Not readable on the classpath: " + pattern, unreadable);
        }
    }

    /** The same, for a file that must be there. */
    static byte[] get(String pattern) {
        return find(pattern).orElseThrow(() -> new IllegalStateException("Not on the classpath: " + pattern));
    }
}
