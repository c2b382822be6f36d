package lu.lalux.assure.stub.http;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;

/**
 * Which media types a caller accepts: of the ranges that fit a type, the most precise decides (RFC 9110 section
 * 12.5.1), and one of the weight 0 is not accepted (section 12.4.2). Spring looks for the first that fits, whatever its
 * weight.
 */
public final class Acceptance {

    private static final Comparator<MediaType> PRECISION = Comparator.comparing(MediaType::isWildcardType)
            .thenComparing(MediaType::isWildcardSubtype)
            .reversed();

    private final List<MediaType> ranges;

    /**
     * @param ranges as {@code Accept} lists them, each with its weight
     */
    public Acceptance(List<MediaType> ranges) {
        this.ranges = ranges;
    }

    /** Whether this type is accepted. */
    public boolean of(MediaType type) {
        Optional<MediaType> decides = ranges.stream()
                .filter(range -> range.includes(type) && !refusesAVariant(range))
                .max(PRECISION);
        return decides.isPresent() && !refuses(decides.get());
    }

    /** The ranges, without those that say what is not accepted. */
    List<MediaType> accepted() {
        return ranges.stream().filter(range -> !refuses(range)).toList();
    }

    private static boolean refuses(MediaType range) {
        return range.getQualityValue() == 0;
    }

    /** Such as {@code application/json;version=2;q=0}: of a type without this parameter it says nothing. */
    private static boolean refusesAVariant(MediaType range) {
        return refuses(range) && !range.removeQualityValue().getParameters().isEmpty();
    }
}
