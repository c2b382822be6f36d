package lu.lalux.assure.conformance.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of the suite this is, as the build wrote it. */
public final class SuiteVersion {

    private static final String RESOURCE = "/lu/lalux/assure/conformance/suite.properties";

    private SuiteVersion() {}

    /** {@return the suite's version} */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream resource = SuiteVersion.class.getResourceAsStream(RESOURCE)) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
