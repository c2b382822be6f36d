package lu.lalux.assure.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A vendor's test class whose preparation fails, run by JUnit itself. */
final class FailedPreparation {

    private FailedPreparation() {}

    /**
     * Runs it, and requires that its one test fails.
     *
     * @param jar the configuration parameter that names the program, which is a system property here
     * @return what the standard error showed meanwhile
     */
    static String shownOf(Class<?> test, String jar) {
        PrintStream usual = System.err;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setErr(new PrintStream(shown, true, UTF_8));
        try {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(DiscoverySelectors.selectClass(test))
                    .configurationParameter(jar, System.getProperty(jar))
                    .execute()
                    .testEvents()
                    .assertStatistics(tests -> tests.failed(1));
        } finally {
            System.setErr(usual);
        }
        return shown.toString(UTF_8);
    }
}
