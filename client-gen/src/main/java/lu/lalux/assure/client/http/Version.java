package lu.lalux.assure.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version this is, from a file that the build writes: a manifest is lost where archives are merged. */
public final class Version {

    private static final String USER_AGENT = "assure-java/" + read();

    private Version() {}

    /** {@return what the server can tell this client by (RFC 9110, section 10.1.5)} */
    public static String userAgent() {
        return USER_AGENT;
    }

    private static String read() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
