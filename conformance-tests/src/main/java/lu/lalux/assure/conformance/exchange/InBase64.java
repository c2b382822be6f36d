package lu.lalux.assure.conformance.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** A text as it stands in the Base64 of something longer, such as a whole header. */
public final class InBase64 {

    private static final int GROUP = 3;
    private static final int BITS_OF_A_BYTE = 8;
    private static final int BITS_OF_A_LETTER = 6;

    private InBase64() {}

    /**
     * @param text of letters, digits, {@code -} and {@code _}, which both alphabets write alike
     * @return one form for each place in a group of three bytes where it may begin, without the letters at both ends
     *     that hold bits of what stands beside it
     */
    public static List<String> forms(String text) {
        return IntStream.range(0, GROUP)
                .mapToObj(before -> {
                    byte[] bytes = (" ".repeat(before) + text).getBytes(StandardCharsets.UTF_8);
                    int from = (before * BITS_OF_A_BYTE + BITS_OF_A_LETTER - 1) / BITS_OF_A_LETTER;
                    int to = bytes.length * BITS_OF_A_BYTE / BITS_OF_A_LETTER;
                    return Base64.getEncoder().encodeToString(bytes).substring(from, to);
                })
                .toList();
    }
}
