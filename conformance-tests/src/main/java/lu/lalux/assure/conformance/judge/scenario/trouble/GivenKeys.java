package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The keys that a client was given in answers that arrived whole: it can know no others. */
final class GivenKeys {

    private final Evidence evidence;
    private final Set<String> keys = new HashSet<>();

    GivenKeys(Evidence evidence) {
        this.evidence = evidence;
        evidence.log().of(Kind.UPLOAD).stream()
                .filter(Exchange::answered)
                .map(GivenKeys::key)
                .forEach(keys::add);
    }

    /** {@return the key in its answer; empty without one} */
    static String key(Exchange upload) {
        try {
            return JsonMapper.shared()
                    .readTree(upload.answer().body())
                    .path("key")
                    .asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    /** {@return the settlements of the same invoice that came later} */
    List<Exchange> settlements(Exchange upload) {
        return new LaterRequests(evidence, upload)
                .later().stream()
                        .filter(later -> later.kind() == Kind.SETTLEMENT)
                        .toList();
    }

    /**
     * @param upload that something happened to
     * @return what is wrong with the keys that its invoice's settlements name
     */
    List<Remark> remarks(Exchange upload) {
        List<Remark> remarks = new ArrayList<>();
        for (Exchange settlement : settlements(upload)) {
            evidence.settlement().keys().stream()
                    .map(Field::name)
                    .filter(field -> !known(settlement.body().path(field).asString("")))
                    .findFirst()
                    .ifPresent(field -> remarks.add(new Remark(
                            new Text(
                                    "Une clé donnée par une réponse arrivée entière.",
                                    "A key that was given by an answer that arrived whole."),
                            new Text(
                                    "« " + field + " » ne porte aucune clé donnée.",
                                    "\"" + field + "\" holds no key that was given."),
                            List.of(upload, settlement))));
        }
        return remarks;
    }

    private boolean known(String key) {
        return !key.isEmpty() && keys.contains(key);
    }
}
