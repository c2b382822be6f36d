package lu.lalux.assure.conformance.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The uploads of a model server, and the keys that they gave. It keeps no content: the verdict is all that can be asked for. */
final class Files {

    /** Whose key it is, and through which upload it came. */
    record Kept(String account, String path) {}

    private static final String EICAR_MARK = "EICAR-STANDARD-ANTIVIRUS";

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final String oneKey = guid();
    private final Conduct conduct;

    Files(Conduct conduct) {
        this.conduct = conduct;
    }

    Optional<Kept> of(String key) {
        if (conduct.has(Slip.KEY_BY_GUID)) {
            return kept.entrySet().stream()
                    .filter(entry -> key.startsWith(entry.getKey().replaceFirst("\\..*", ".")))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
        return Optional.ofNullable(kept.get(key));
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

    private String verdict(String path, String name, byte[] content, int limit) {
        int most = limit + (conduct.has(Slip.LIMIT_HIGH, path) ? 1 : 0) - (conduct.has(Slip.LIMIT_LOW, path) ? 1 : 0);
        if (conduct.has(Slip.LONG_FILE_REFUSED, path) && content.length > most + most / 2) {
            return "Error";
        }
        if (content.length > most && !conduct.has(Slip.NEVER_TOO_BIG, path)) {
            return "FileTooBig";
        }
        if (conduct.has(Slip.ALWAYS_INFECTED, path)
                || (infected(path, content) && !conduct.has(Slip.NEVER_INFECTED, path))) {
            return "Infected";
        }
        return conduct.has(Slip.PDF_ONLY, path) && !name.endsWith(".pdf") ? "Error" : "Verified";
    }

    private String keep(String account, String path, String name) {
        int dot = conduct.has(Slip.KEY_FROM_FIRST_DOT, path) ? name.indexOf('.') : name.lastIndexOf('.');
        String extension = conduct.has(Slip.ALWAYS_PDF_KEY, path) ? ".pdf" : name.substring(Math.max(0, dot));
        if (conduct.has(Slip.KEY_IN_SMALL_LETTERS, path)) {
            extension = extension.toLowerCase(Locale.ROOT);
        }
        String key = (conduct.has(Slip.SAME_KEY, path) ? oneKey : guid()) + extension;
        kept.put(key, new Kept(account, path));
        return key;
    }

    /** With a letter and a digit in each group: whether a wrong pattern takes a key must not depend on chance. */
    private static String guid() {
        return UUID.randomUUID().toString().replaceAll("(?<=^|-)..", "a1");
    }

    private boolean infected(String path, byte[] content) {
        // The end of a large file is never searched: the suite's EICAR files are small, and 5 MiB take their time.
        int most = Math.min(content.length, conduct.has(Slip.INFECTED_AT_START_ONLY, path) ? 68 : 100_000);
        return new String(content, 0, most, StandardCharsets.ISO_8859_1).contains(EICAR_MARK);
    }

    /** A text that weakened rules let through may not be Base64 at all. */
    private static byte[] decode(String file) {
        try {
            return Base64.getMimeDecoder().decode(file);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
