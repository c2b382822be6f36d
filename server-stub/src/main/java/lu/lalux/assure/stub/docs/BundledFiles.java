package lu.lalux.assure.stub.docs;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the contract's build put into the jars. */
final class BundledFiles {

    private BundledFiles() {}

    /** {@return each file below the folder, by its path there} */
    static Map<String, byte[]> below(String folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "**")) {
            if (file.isReadable()) {
                String path = file.getURL().getPath();
                files.put(path.substring(path.lastIndexOf(folder) + folder.length()), file.getContentAsByteArray());
            }
        }
        return files;
    }
}
