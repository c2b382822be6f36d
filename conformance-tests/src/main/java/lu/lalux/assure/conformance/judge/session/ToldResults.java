package lu.lalux.assure.conformance.judge.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.model.json.BoundedJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a software says that it told a person: a file of the part's folder, in the form of
 * {@code told-results.schema.json}, which is the one that {@code assure lot --json} writes.
 */
public final class ToldResults {

    /** The file, in the folder of a part. */
    public static final String FILE = "resultats.json";

    private static final Set<String> SENT = Set.of("acceptee", "deja-acceptee");
    private static final Set<String> TO_MEND = Set.of("a-corriger", "en-double");
    private static final long LONGEST = 16L << 20;
    /** The schema's {@code maxItems}: several times what a work list has. */
    private static final int MOST = 1_000;

    private static final JsonMapper JSON = BoundedJson.upTo(100_000).build();

    private ToldResults() {}

    /**
     * @param file that may be there
     * @return what it says; nothing where there is none, none that can be read, or more than the schema takes
     * @throws IOException when it is there and cannot be opened
     */
    public static Optional<List<ToldResult>> read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode results = JSON.readTree(Files.readAllBytes(file)).path("resultats");
            if (!results.isArray() || results.size() > MOST) {
                return Optional.empty();
            }
            List<ToldResult> told = new ArrayList<>();
            results.forEach(result -> told.add(told(result)));
            return Optional.of(told);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static ToldResult told(JsonNode result) {
        String state = result.path("etat").asString("");
        Set<String> pointers = new TreeSet<>();
        for (JsonNode faults :
                List.of(result.path("fautes"), result.path("refus").path("errors"))) {
            faults.forEach(fault -> pointers.add(fault.path("pointer").asString("")));
        }
        return new ToldResult(result.path("referenceFacture").asString(""), state(state), pointers);
    }

    private static ToldResult.State state(String word) {
        if (word.equals("refusee")) {
            return ToldResult.State.REFUSED;
        }
        return SENT.contains(word)
                ? ToldResult.State.SENT
                : TO_MEND.contains(word) ? ToldResult.State.TO_MEND : ToldResult.State.LATER;
    }
}
