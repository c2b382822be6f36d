package lu.lalux.assure.conformance.suite.result;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The fingerprint of a list of tests: only where two runs have the same can their numbers be compared. */
public final class TestList {

    private TestList() {}

    /**
     * @param tests of a run
     * @return SHA-256, in hexadecimal, of their ids, sorted, each on a line of its own
     */
    public static String hash(List<Outcome> tests) {
        String ids = tests.stream().map(Outcome::id).sorted().collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(ids.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
