package lu.lalux.assure.conformance.cli.settings;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;

/** Reads a wait, in whole seconds, bounded. */
public final class SecondsConverter implements ITypeConverter<Duration> {

    private static final int MOST = 600;

    @Override
    public Duration convert(String value) {
        try {
            int seconds = Integer.parseInt(value);
            if (seconds >= 1 && seconds <= MOST) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new SettingsException("1 à " + MOST + " secondes", "1 to " + MOST + " seconds");
    }
}
