package lu.lalux.assure.cli.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Demande;
import lu.lalux.assure.cli.reading.Demande.Identity;
import lu.lalux.assure.contract.Fault;
import tools.jackson.databind.json.JsonMapper;

/**
 * The requests of a folder that are the same for the server: with other content it refuses the second one (D19). Of
 * each, a few bytes are kept: there may be a hundred thousand.
 */
public final class Repetitions {

    /** How a request that is given twice is called. */
    private static final String TWICE = "en-double";

    /** Half of a fingerprint: no two requests of a folder will have the same by accident. */
    private record Digest(long high, long low) {
        static Digest of(String sha256) {
            return new Digest(
                    Long.parseUnsignedLong(sha256.substring(0, 16), 16),
                    Long.parseUnsignedLong(sha256.substring(16, 32), 16));
        }
    }

    private record First(String source, Digest content) {}

    private final Texts texts;
    private final Map<Digest, First> firsts = new HashMap<>();

    public Repetitions(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param request the next one of the folder
     * @param faulty whether it has faults of its own and is not sent: then later requests are not compared with it
     * @return the finding that an earlier request has the same identity: a fault if their contents differ, otherwise
     *     advice, since one of them is enough; nothing if there is no earlier one
     */
    public Optional<Finding> finding(Demande request, boolean faulty) {
        Identity identity = request.identity();
        if (identity.provider().isEmpty()
                || identity.reference().isEmpty()
                || identity.type().isEmpty()) {
            return Optional.empty();
        }
        Digest key = digest(identity);
        if (faulty && !firsts.containsKey(key)) {
            return Optional.empty();
        }
        Digest content = Digest.of(Fingerprint.of(request, request.paths()));
        First first = faulty ? firsts.get(key) : firsts.putIfAbsent(key, new First(request.source(), content));
        if (first == null) {
            return Optional.empty();
        }
        if (!first.content().equals(content)) {
            return Optional.of(request.different(texts.say("batch.same-reference", first.source())));
        }
        String reference = request.form().settlement().reference().name();
        return Optional.of(
                new Finding(Fault.pointerTo(reference), TWICE, texts.say("batch.twice", first.source()), true));
    }

    private static Digest digest(Identity identity) {
        String all = JsonMapper.shared()
                .writeValueAsString(List.of(
                        identity.fonction().name(), identity.provider(), identity.reference(), identity.type()));
        return Digest.of(Fingerprint.of(all.getBytes(UTF_8)));
    }
}
