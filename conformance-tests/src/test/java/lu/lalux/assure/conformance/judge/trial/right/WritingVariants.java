package lu.lalux.assure.conformance.judge.trial.right;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a client writes JSON, amounts, references and files of its own. */
final class WritingVariants {

    private static final int LONGEST = 60;
    private static final String REFERENCE = "referenceFacture";

    private final List<RightClient> all = new ArrayList<>();

    private WritingVariants() {}

    static List<RightClient> all() {
        return new WritingVariants().made();
    }

    private List<RightClient> made() {
        add("members-backwards", ways -> ways.composes((step, body) -> backwards(body)));
        add("file-first", ways -> ways.composes((step, body) -> step.kind() == Kind.UPLOAD ? backwards(body) : body));
        add(
                "pretty",
                ways -> ways.writes(body ->
                        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(body)));
        add("escaped", ways -> ways.writes(body -> escaped(body.toString()).getBytes(StandardCharsets.US_ASCII)));
        add(
                "slashes-escaped",
                ways -> ways.writes(body -> body.toString().replace("/", "\\/").getBytes(StandardCharsets.UTF_8)));
        add("blanks", ways -> ways.writes(body -> ("\r\n\t " + body + " \n").getBytes(StandardCharsets.UTF_8)));
        amounts("two-decimals", value -> value.setScale(2).toPlainString());
        amounts(
                "no-zeros",
                value -> value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
        add(
                "retry-spelt-otherwise",
                ways -> ways.composes((step, body) -> step.kind() == Kind.SETTLEMENT && step.attempt() > 1
                        ? backwards(spelt(body, value -> value.setScale(2).toPlainString()))
                        : body));
        all.add(RightClient.repairer("right.own-references", WritingVariants::ownReferences)
                .withOwnReferences());
        all.add(RightClient.expert("right.expert.own-references", WritingVariants::ownReferences)
                .withOwnReferences());
        all.add(RightClient.repairer("right.own-files", WritingVariants::ownFiles)
                .withOwnFiles());
        all.add(RightClient.expert("right.expert.own-files", WritingVariants::ownFiles)
                .withOwnFiles());
        return all;
    }

    private static void ownReferences(Ways ways) {
        ways.composes((step, body) -> {
            if (body.has(REFERENCE)) {
                String reference = "SW-" + body.get(REFERENCE).asString("");
                ObjectNode own = body.deepCopy();
                own.put(
                        REFERENCE,
                        reference.length() > LONGEST
                                ? reference.substring(0, LONGEST - 8) + Integer.toHexString(reference.hashCode())
                                : reference);
                return own;
            }
            return body;
        });
    }

    /** Made anew, as a program does that prints its invoices itself; the name tells which one it is. */
    private static void ownFiles(Ways ways) {
        ways.files((step, file) -> {
            byte[] own = Arrays.copyOf(file.content(), file.content().length);
            // Of a comment, whatever it says.
            own[own.length > 12 ? 12 : 0] ^= 1;
            return Attachment.of("Facture " + file.name(), own);
        });
    }

    private static ObjectNode backwards(ObjectNode body) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(body.properties());
        Collections.reverse(members);
        ObjectNode other = JsonMapper.shared().createObjectNode();
        members.forEach(member -> other.set(member.getKey(), member.getValue()));
        return other;
    }

    private static String escaped(String json) {
        StringBuilder escaped = new StringBuilder();
        for (char c : json.toCharArray()) {
            escaped.append(c < 128 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return escaped.toString();
    }

    private void amounts(String name, Function<BigDecimal, String> spelling) {
        add("amounts-" + name, ways -> ways.composes((step, body) -> spelt(body, spelling)));
    }

    /** Amounts are what has an amount's form, and none of the texts in the list has. */
    private static ObjectNode spelt(ObjectNode body, Function<BigDecimal, String> spelling) {
        ObjectNode other = body.deepCopy();
        body.forEachEntry((name, value) -> {
            if (name.matches(".*(HT|TVA|TTC)")) {
                other.put(name, spelling.apply(new BigDecimal(value.asString(""))));
            }
        });
        return other;
    }

    private void add(String name, Consumer<Ways> change) {
        all.add(RightClient.repairer("right." + name, change));
    }
}
