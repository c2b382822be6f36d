package lu.lalux.assure.cli.sending;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Demande;

/**
 * The files of one request, read, each by the field that takes its key.
 *
 * @param contents their bytes
 * @param sha256 their fingerprints
 */
record Attachments(Map<String, byte[]> contents, Map<String, String> sha256) {

    /** @throws IOException if one cannot be read */
    static Attachments of(Demande request) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        Map<String, String> sha256 = new LinkedHashMap<>();
        for (String field : new TreeSet<>(request.files().keySet())) {
            byte[] content = Files.readAllBytes(request.files().get(field));
            contents.put(field, content);
            sha256.put(field, Fingerprint.of(content));
        }
        return new Attachments(contents, sha256);
    }

    String fingerprint(Demande request) {
        return Fingerprint.of(request, sha256);
    }

    private boolean isThatOf(Demande request, String before) {
        return before.equals(fingerprint(request)) || before.equals(Fingerprint.literal(request.content(), sha256));
    }

    /**
     * What there is to say if the request was accepted in an earlier run; nothing if it was not.
     *
     * @param accepted the fingerprint under which it was
     */
    Optional<Outcome> acceptedBefore(Demande request, Optional<String> accepted, Texts texts) {
        return accepted.map(before -> isThatOf(request, before)
                ? Outcome.of(request, State.ACCEPTED_BEFORE)
                : Outcome.of(request, State.TO_MEND, List.of(request.different(texts.say("batch.changed")))));
    }
}
