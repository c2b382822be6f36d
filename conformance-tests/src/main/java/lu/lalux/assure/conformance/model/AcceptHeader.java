package lu.lalux.assure.conformance.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * {@code Accept} as RFC 9110 has it: the most precise range that fits decides (section 12.5.1), the weight 0 refuses
 * (12.4.2).
 */
record AcceptHeader(List<Range> ranges) {

    /** One of its elements, without parameters but the weight. */
    record Range(String type, double weight) {

        /** RFC 9110 section 12.4.2; what is no weight is a parameter like others, which are not looked at. */
        private static final Pattern WEIGHT = Pattern.compile("q=(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)");

        static Range of(String element) {
            String[] parts = element.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
            double weight = Arrays.stream(parts)
                    .filter(part -> WEIGHT.matcher(part).matches())
                    .mapToDouble(part -> Double.parseDouble(part.substring(2)))
                    .findFirst()
                    .orElse(1);
            return new Range(parts[0], weight);
        }

        boolean fits(String mediaType) {
            return type.equals("*/*")
                    || type.equals(mediaType)
                    || type.equals(mediaType.split("/")[0] + "/*");
        }

        int precision() {
            return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
        }
    }

    static AcceptHeader of(String header) {
        return new AcceptHeader(Arrays.stream(header.split(",")).map(Range::of).toList());
    }

    boolean accepts(String mediaType) {
        return ranges.stream()
                .filter(range -> range.fits(mediaType))
                .max(Comparator.comparingInt(Range::precision))
                .filter(range -> range.weight() > 0)
                .isPresent();
    }
}
