package lu.lalux.assure.stub.gestion.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list in its order.
 *
 * @param elements those of this page
 * @param next what the next page is asked for with; nothing on the last one
 */
public record ListPage<T>(List<T> elements, @Nullable String next) {

    private static final String POINTER = "/apres";

    /**
     * Cuts it out of all.
     *
     * @param all in any order
     * @param key by which they are in order, another one for each
     * @param after what the page before gave; nothing for the first one
     * @param most how many there may be
     */
    public static <T> ListPage<T> of(Stream<T> all, Function<T, String> key, @Nullable String after, int most) {
        String last = after == null ? "" : decoded(after);
        List<T> found = all.sorted(Comparator.comparing(key))
                .filter(element -> key.apply(element).compareTo(last) > 0)
                .limit(most + 1L)
                .toList();
        return found.size() > most
                ? new ListPage<>(found.subList(0, most), encoded(key.apply(found.get(most - 1))))
                : new ListPage<>(found, null);
    }

    public static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws lu.lalux.assure.stub.problem.ProblemException when no page gave this */
    public static String decoded(String after) {
        try {
            return new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw Refused.fault(POINTER, FaultCode.IDENTIFIANT_INVALIDE, Message.of("gestion.page", Excerpt.of(after)));
        }
    }
}
