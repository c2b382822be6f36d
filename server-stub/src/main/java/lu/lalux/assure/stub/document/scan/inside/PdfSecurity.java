package lu.lalux.assure.stub.document.scan.inside;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out of a document's dictionaries whether it is encrypted, and how: they may stand anywhere in it. */
final class PdfSecurity {

    private static final int FEW = 16;

    private final List<Map<String, Object>> handlers = new ArrayList<>();
    private final List<byte[]> ids = new ArrayList<>();
    private boolean encrypted;

    /** Whether there is a trailer that knows of no encryption: programs go by the last one, or by the one that is named. */
    private boolean plain;

    /** Notes what a dictionary says of it. */
    void note(Map<String, Object> dictionary) {
        Object named = dictionary.get("Encrypt");
        if (named == null || named == PdfLexer.Other.NULL) {
            plain |= dictionary.get("Root") instanceof PdfLexer.Reference;
        } else {
            encrypted = true;
            if (dictionary.get("ID") instanceof List<?> id
                    && !id.isEmpty()
                    && id.get(0) instanceof PdfLexer.Text text
                    && ids.size() < FEW) {
                ids.add(text.bytes());
            }
            if (named instanceof Map<?, ?> handler) {
                Map<String, Object> direct = new HashMap<>();
                handler.forEach((key, value) -> direct.put((String) key, value));
                note(direct);
            }
        }
        if (dictionary.containsKey("U") && dictionary.containsKey("O") && handlers.size() < FEW) {
            handlers.add(dictionary);
        }
    }

    /**
     * How to decrypt the document, if it is encrypted.
     *
     * @throws UnreadableException when it cannot be decrypted without a password, or is in several ways
     */
    Optional<PdfEncryption> encryption() throws IOException {
        if (!encrypted) {
            return Optional.empty();
        }
        boolean sameId = ids.stream().allMatch(id -> Arrays.equals(id, ids.get(0)));
        if (plain || handlers.size() != 1 || !sameId) {
            throw new UnreadableException("a PDF that is encrypted in several ways");
        }
        return Optional.of(PdfEncryption.of(handlers.get(0), ids.isEmpty() ? new byte[0] : ids.get(0)));
    }
}
