package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are written otherwise, or say more than they must. */
final class BodyVariants {

    private final VariantMaker made;

    BodyVariants(VariantMaker made) {
        this.made = made;
    }

    void make() {
        VariantMaker problems = made.at(Place.PROBLEM);
        VariantMaker written = made.at(Place.WRITING);
        problems.touch(
                "other-problem-types",
                "problem types of its own",
                Touches.problem(p ->
                        p.put("type", "https://exemple.lu/" + p.path("status").asInt())));
        problems.touch("other-texts", "other titles and details", (asked, reply) -> {
            if (reply.isProblem()) {
                ObjectNode p = reply.json();
                p.put("title", "Autre titre : " + p.path("title").asString());
                p.put("detail", asked.english() ? "Other detail." : "Autre détail.");
            }
        });
        problems.touch(
                "problem-members",
                "problems with instance and members of its own",
                Touches.problem(p -> p.put("instance", "urn:uuid:" + UUID.randomUUID())
                        .put("trace", "1")
                        .putObject("context")
                        .put("a", 1)));
        problems.touch("more-faults", "further entries in errors, of rules of its own", Touches.problem(p -> {
            // Probleme allows 100 of them (maxItems): whoever has told 100 faults adds none.
            if (p.path("errors") instanceof ArrayNode errors && errors.size() <= 98) {
                ObjectNode first = errors.get(0).deepCopy().asObject();
                errors.insert(0, first.put("pointer", "/autre").put("code", "E-2"));
                errors.insert(0, first.deepCopy().put("pointer", "/encore").put("code", "E-1"));
            }
        }));
        problems.touch(
                "details-with-values",
                "details that name the value sent",
                (asked, reply) -> reply.json().path("errors").forEach(error -> {
                    String value = JsonMapper.shared()
                            .readTree(asked.text())
                            .at(error.path("pointer").asString())
                            .asString("");
                    ((ObjectNode) error).put("detail", error.path("detail").asString() + " (" + value + ")");
                }));
        written.touch(
                "extra-members",
                "members that the contract does not know, null among them",
                Touches.json(j -> j.put("champNouveau", "valeur").putNull("autreChamp")));
        written.touch("reordered", "JSON members in another order", (asked, reply) -> {
            if (reply.isJson()) {
                ObjectNode reversed = JsonMapper.shared().createObjectNode();
                List<String> names = new ArrayList<>(reply.json().propertyNames());
                Collections.reverse(names);
                names.forEach(name -> reversed.set(name, reply.json().get(name)));
                reply.json(reversed);
            }
        });
        written.touch(
                "pretty",
                "JSON over several lines",
                Touches.written(json -> "\r\n  " + json.toPrettyString().replace("\n", "\r\n\t") + "\r\n"));
        written.touch(
                "escapes",
                "JSON with escaped characters",
                Touches.written(json -> json.toString()
                        .chars()
                        .mapToObj(c -> c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c))
                        .collect(Collectors.joining())));
    }
}
