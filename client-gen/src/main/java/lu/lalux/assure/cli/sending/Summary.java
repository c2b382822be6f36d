package lu.lalux.assure.cli.sending;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a folder.
 *
 * @param outcomes one for each request
 * @param stop why nothing more was sent, one of {@link ExitCode}; {@code DONE} if everything was tried
 * @param withoutDetail how many have more to tell than is kept of them
 * @param dryRun whether nothing was to be sent
 * @param notices what there is to know of the folder as a whole, each in words
 */
public record Summary(List<Outcome> outcomes, int stop, int withoutDetail, boolean dryRun, List<String> notices) {

    private static final int CONFLICT = 409;

    public Summary {
        outcomes = List.copyOf(outcomes);
        notices = List.copyOf(notices);
    }

    public int code() {
        if (stop != ExitCode.DONE) {
            return stop;
        }
        Map<State, Integer> counts = counts();
        if (counts.get(State.WAITING) > 0) {
            return ExitCode.LATER;
        }
        return counts.get(State.TO_MEND) + counts.get(State.REFUSED) > 0 ? ExitCode.TO_MEND : ExitCode.DONE;
    }

    Map<State, Integer> counts() {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, 0);
        }
        outcomes.forEach(outcome -> counts.merge(outcome.state(), 1, Integer::sum));
        return counts;
    }

    /** For a program; written as it is made, and the writer stays open. */
    public void write(Writer output) {
        try (JsonGenerator json = JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(output)) {
            json.writeStartObject();
            json.writeNumberProperty("demandes", outcomes.size());
            json.writeNumberProperty("code", code());
            json.writeBooleanProperty("essaiABlanc", dryRun);
            json.writeObjectPropertyStart("etats");
            counts().forEach((state, count) -> json.writeNumberProperty(state.word(), count));
            json.writeEndObject();
            json.writeNumberProperty("sansDetail", withoutDetail);
            json.writeArrayPropertyStart("remarques");
            notices.forEach(json::writeString);
            json.writeEndArray();
            json.writeArrayPropertyStart("resultats");
            outcomes.forEach(outcome -> json.writePOJO(json(outcome)));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static ObjectNode json(Outcome outcome) {
        ObjectNode one = JsonNodeFactory.instance.objectNode().put("demande", outcome.source());
        if (outcome.reference() != null) {
            one.put("referenceFacture", outcome.reference());
        }
        one.put("etat", outcome.state().word());
        if (!outcome.findings().isEmpty()) {
            one.set("fautes", Wording.json(outcome.findings()));
        }
        if (outcome.refusal() != null) {
            one.set("refus", Wording.json(outcome.refusal()));
        }
        return one;
    }

    /** For a person: how many of each, and what to do about those that are not done. */
    public void say(Texts texts, PrintWriter output) {
        Wording wording = new Wording(texts);
        for (Outcome outcome : outcomes) {
            if (outcome.detailed()) {
                output.println(outcome.source());
                outcome.findings().forEach(finding -> output.println(wording.line(finding)));
                if (outcome.refusal() != null) {
                    wording.lines(outcome.refusal()).forEach(line -> output.println("  " + line));
                }
            }
        }
        if (withoutDetail > 0) {
            output.println(texts.say("batch.without-details", withoutDetail));
        }
        counts().forEach((state, count) -> {
            if (count > 0) {
                output.println(texts.say("batch.state." + state.word(), count));
            }
        });
        output.println(conclusion(texts));
    }

    /** Whether all that the server refused it has under the same references with other content. */
    boolean onlyConflictsRefused() {
        List<Outcome> refused = outcomes.stream()
                .filter(outcome -> outcome.state() == State.REFUSED)
                .toList();
        return !refused.isEmpty()
                && refused.stream()
                        .allMatch(outcome ->
                                outcome.refusal() != null && outcome.refusal().status() == CONFLICT);
    }

    /** What to do next; of conflicts the same command would make the same again. */
    String conclusion(Texts texts) {
        if (code() == ExitCode.TO_MEND && counts().get(State.TO_MEND) == 0 && onlyConflictsRefused()) {
            return texts.say("batch.conflicts");
        }
        boolean nothingNew = !dryRun && code() == ExitCode.DONE && counts().get(State.ACCEPTED) == 0;
        return texts.say(nothingNew ? "batch.nothing-new" : (dryRun ? "batch.dry-run." : "batch.code.") + code());
    }
}
