package lu.lalux.assure.stub.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the contract's build put into the jars. */
final class BundledFiles {

    private BundledFiles() {}

    /** {@return each file below the folder, by its path there} */
    static Map<String, Resource> below(String folder) throws IOException {
        Map<String, Resource> files = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "**")) {
            if (file.isReadable()) {
                String path = file.getURL().getPath();
                files.put(path.substring(path.lastIndexOf(folder) + folder.length()), file);
            }
        }
        return files;
    }

    /** {@return what is in one of them} */
    static byte[] content(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
