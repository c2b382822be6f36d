package lu.lalux.assure.conformance.selfcheck.model.otherwise;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.Behaviour;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uploads whose keys are of another form, or that take PDF files only. */
final class OtherFiles {

    private static final int GUID = 36;
    private static final Pattern BARE = Pattern.compile("(?<=\")[0-9a-f-]{" + GUID + "}(?=\")");

    private final Set<Doubt> doubts;
    private final Map<String, String> whole = new ConcurrentHashMap<>();
    private final Map<String, String> ofContent = new ConcurrentHashMap<>();

    OtherFiles(Set<Doubt> doubts) {
        this.doubts = doubts;
    }

    Reply answer(Request asked, Operation operation, Behaviour behind) {
        String content = content(asked, operation);
        Reply reply = behind.answer().apply(asked);
        if (!reply.has("status", "Verified")) {
            return reply;
        }
        if (doubts.contains(Doubt.PDF_ONLY) && !isPdf(content)) {
            return Reply.json(
                    200,
                    "application/json",
                    JsonMapper.shared().createObjectNode().put("status", "Error"));
        }
        String key = reply.json().path("key").asString("");
        if (doubts.contains(Doubt.KEYS_OF_CONTENT)) {
            key = ofContent.computeIfAbsent(
                    asked.path() + asked.header("authorization") + content,
                    first -> reply.json().path("key").asString(""));
        }
        if (doubts.contains(Doubt.BARE_KEYS)) {
            whole.put(key.substring(0, GUID), key);
            key = key.substring(0, GUID);
        }
        reply.json().remove("key");
        reply.json().put(doubts.contains(Doubt.KEY_NAME) ? "Key" : "key", key);
        return reply;
    }

    /** {@return a settlement with the keys that are known behind} */
    Request settled(Request asked) {
        String text = asked.text();
        if (whole.isEmpty() || text.isEmpty()) {
            return asked;
        }
        String known = BARE.matcher(text).replaceAll(bare -> whole.getOrDefault(bare.group(), bare.group()));
        return new Request(asked.method(), asked.uri(), asked.headers(), known.getBytes(StandardCharsets.UTF_8));
    }

    private static String content(Request asked, Operation operation) {
        try {
            JsonNode body = JsonMapper.shared().readTree(asked.body());
            return body.path(operation.only(Field::isFile).name()).asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    /** As a reader of PDF files sees it: a header, a trailer, and the end where it is looked for. */
    private static boolean isPdf(String base64) {
        String text = new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.ISO_8859_1);
        String end = text.substring(Math.max(0, text.length() - 1_024));
        return text.startsWith("%PDF-")
                && end.contains("%%EOF")
                && end.contains("startxref")
                && text.contains("/Catalog");
    }
}
