package lu.lalux.assure.cli.output;

import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.client.problem.AssureException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells what went wrong, to a person or as JSON. */
public final class Wording {

    private final Texts texts;

    public Wording(Texts texts) {
        this.texts = texts;
    }

    /** A line a fault: where, what, in words. */
    public String line(Finding finding) {
        String place = finding.pointer().isEmpty() ? "-" : finding.pointer().substring(1);
        String kind = finding.advice() ? texts.say("advice") + " " : "";
        return printable("  " + texts.say("said", kind + place, finding.text()) + " [" + finding.code() + "]");
    }

    /** What a person needs to know of a refusal: what, why, everything that is wrong, and what to quote to support. */
    public List<String> lines(AssureException refusal) {
        List<String> lines = new ArrayList<>();
        if (refusal.status() == 0) {
            lines.add(texts.say(
                    "refusal.no-answer",
                    texts.say("no-answer." + NoAnswer.of(refusal).word())));
        } else if (refusal.oauth2Error().isPresent()) {
            lines.add(texts.say("refusal.token", refusal.oauth2Error().get()));
            refusal.oauth2Description().ifPresent(description -> lines.add("  " + description));
        } else if (refusal.problem().isEmpty()) {
            lines.add(texts.say("refusal.unreadable", refusal.status()));
        }
        refusal.problem().ifPresent(problem -> {
            lines.add(texts.say("refusal.title", problem.status(), problem.title()));
            problem.detail().ifPresent(detail -> lines.add("  " + detail));
            problem.faults().forEach(fault -> lines.add(line(finding(fault))));
            problem.instance().ifPresent(instance -> lines.add("  " + texts.say("refusal.reference", instance)));
        });
        return lines.stream().map(Wording::printable).toList();
    }

    private static Finding finding(lu.lalux.assure.client.problem.Fault fault) {
        return new Finding(fault.pointer(), fault.code(), fault.detail(), false);
    }

    /** The same for a program. */
    public static ObjectNode json(AssureException refusal) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", refusal.status());
        refusal.oauth2Error().ifPresent(error -> json.put("error", error));
        refusal.oauth2Description().ifPresent(description -> json.put("error_description", description));
        refusal.problem().ifPresent(problem -> {
            json.put("type", problem.type().toString());
            json.put("title", problem.title());
            problem.detail().ifPresent(detail -> json.put("detail", detail));
            problem.instance().ifPresent(instance -> json.put("instance", instance.toString()));
            json.set(
                    "errors",
                    json(problem.faults().stream().map(Wording::finding).toList()));
        });
        return json;
    }

    public static ArrayNode json(List<Finding> findings) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Finding finding : findings) {
            ObjectNode one = json.addObject()
                    .put("pointer", finding.pointer())
                    .put("code", finding.code())
                    .put("detail", finding.text());
            if (finding.advice()) {
                one.put("conseil", true);
            }
        }
        return json;
    }

    /** What came from a file or from the server, for a console that would obey its control characters. */
    public static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    public static String pretty(ObjectNode json) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }
}
