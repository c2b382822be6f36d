package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.databind.JsonNode;

/**
 * The key that a settlement names is known no more, whenever it is named: it takes a new upload, or a person. Of a key
 * that has expired the contract says that it takes a new upload: who leaves that to a person is told so.
 */
public final class KeyWithdrawn extends Incident {

    private final String code;
    private final boolean uploadExpected;

    private KeyWithdrawn(String id, String code, boolean uploadExpected) {
        super(id, Kind.SETTLEMENT);
        this.code = code;
        this.uploadExpected = uploadExpected;
    }

    /** {@return the key is unknown: it is not named again} */
    public static KeyWithdrawn unknown() {
        return new KeyWithdrawn("incident.cle-retiree", "cle-inconnue", false);
    }

    /** {@return the file was kept long enough: it is uploaded again} */
    public static KeyWithdrawn expired() {
        return new KeyWithdrawn("incident.cle-perimee", "cle-perimee", true);
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        String field = moment.contract()
                .operation(moment.request().method(), moment.request().path())
                .only(Field::isKey)
                .name();
        JsonNode key = moment.body().path(field);
        return !moment.early()
                        && key.isString()
                        && (before.isEmpty() || key.equals(before.get(0).body().path(field)))
                ? Optional.of(Effect.instead(
                        Replies.problem(moment, "regle-non-respectee", new Rules.Fault("/" + field, code))))
                : Optional.empty();
    }

    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        Exchange hit = hits.get(0);
        String field = evidence.settlement().only(Field::isKey).name();
        Text expected = new Text(
                "Un nouveau dépôt et la demande avec la nouvelle clé, ou une personne.",
                "A new upload and the request with the new key, or a person.");
        Ruling named = new Unchanged(evidence)
                .ruling(
                        hit,
                        repeat -> repeat.body().path(field).equals(hit.body().path(field)),
                        expected);
        return uploadExpected
                        && named.state() == Ruling.State.SHOWN
                        && !uploadedAnew(evidence)
                        && new LaterRequests(evidence, hit).over()
                ? named.advising(new Remark(
                        new Text(
                                "Un nouveau dépôt, et la demande avec la nouvelle clé : personne n'a à s'en occuper.",
                                "A new upload, and the request with the new key: nobody has to see to it."),
                        new Text("Aucun nouveau dépôt.", "No new upload."),
                        List.of(hit)))
                : named;
    }

    /**
     * {@return whether the file came again, once any of its keys had expired: who was killed soon after the first, which
     * is not judged then, meets it a second time, and may have had enough}
     */
    private boolean uploadedAnew(Evidence evidence) {
        return evidence.log().that(exchange -> exchange.scenario().equals(id())).stream()
                .findFirst()
                .filter(first -> new LaterRequests(evidence, first)
                        .later().stream().anyMatch(later -> later.kind() == Kind.UPLOAD))
                .isPresent();
    }
}
