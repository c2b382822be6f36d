package lu.lalux.assure.conformance.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The uploads of a model server, and the keys that they gave. It keeps no content: the verdict is all that can be asked
 * for.
 */
public class Files {

    /**
     * A key that was given.
     *
     * @param account whose it is
     * @param path of the upload through which it came
     */
    public record Kept(String account, String path) {}

    private static final String EICAR_MARK = "EICAR-STANDARD-ANTIVIRUS";

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final UnaryOperator<String> keyForm;

    /** Whose keys are in small letters. */
    public Files() {
        this(UnaryOperator.identity());
    }

    /**
     * @param keyForm which letters of a key's GUID are capitals: the contract allows both
     */
    public Files(UnaryOperator<String> keyForm) {
        this.keyForm = keyForm;
    }

    /** {@return what a key was given for} */
    protected Optional<Kept> of(String key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** {@return all keys that were given} */
    protected final Map<String, Kept> kept() {
        return Collections.unmodifiableMap(kept);
    }

    Reply answer(String account, Operation operation, ObjectNode body) {
        String path = operation.path();
        String name = body.path(operation.only(Field::isFileName).name()).asString("");
        byte[] content = decode(body.path(operation.only(Field::isFile).name()).asString(""));
        String verdict = verdict(path, name, content, operation.maxFile());
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        if (verdict.equals("Verified")) {
            answer.put("key", keep(account, path, name));
        }
        answer.put("status", verdict);
        return Reply.json(200, "application/json", answer);
    }

    /** {@return the status of an upload} */
    protected String verdict(String path, String name, byte[] content, int limit) {
        if (content.length > limit) {
            return "FileTooBig";
        }
        return isInfected(path, content) ? "Infected" : "Verified";
    }

    /** {@return the key of a file that is kept} */
    protected String keep(String account, String path, String name) {
        String key = guid(path) + extension(path, name);
        kept.put(key, new Kept(account, path));
        return key;
    }

    /** With a letter and a digit in each group: whether a wrong pattern takes a key must not depend on chance. */
    protected String guid(String path) {
        return keyForm.apply(UUID.randomUUID().toString().replaceAll("(?<=^|-)..", "a1"));
    }

    /** {@return what of a file's name is in its key, the dot included} */
    protected String extension(String path, String name) {
        return name.substring(Math.max(0, name.lastIndexOf('.')));
    }

    /** {@return whether a virus is found} */
    protected boolean isInfected(String path, byte[] content) {
        // The end of a large file is never searched: the suite's EICAR files are small, and 5 MiB take their time.
        return isInfected(content, 100_000);
    }

    /** {@return whether a virus is found in the first bytes} */
    protected static boolean isInfected(byte[] content, int most) {
        return new String(content, 0, Math.min(content.length, most), StandardCharsets.ISO_8859_1).contains(EICAR_MARK);
    }

    /** A text that other rules let through may not be Base64 at all. */
    private static byte[] decode(String file) {
        try {
            return Base64.getMimeDecoder().decode(file);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
