package lu.lalux.assure.conformance.cli.settings;

import picocli.CommandLine.ITypeConverter;

/** Reads a number of requests a second, bounded; 0 is the absence of a limit. */
public final class RateConverter implements ITypeConverter<Integer> {

    private static final int MOST = 1_000;

    @Override
    public Integer convert(String value) {
        try {
            int rate = Integer.parseInt(value);
            if (rate >= 0 && rate <= MOST) {
                return rate;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new SettingsException(
                "1 à " + MOST + " requêtes par seconde, ou 0, sans limite",
                "1 to " + MOST + " requests a second, or 0, no limit");
    }
}
