package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.model.Asked;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Slip;
import lu.lalux.assure.conformance.target.Fonction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code PUT /reparateur} and {@code /expert}: what is taken, what is recorded, and what is told of it. */
final class HandSettlementMutants {

    private final HandMade made;
    private final String word;
    private final String path;
    private final Fonction function;
    private final List<String> keyFields;
    private final List<String> totals;

    HandSettlementMutants(HandMade made, Contract contract, Fonction function) {
        this.made = made;
        this.word = function.word();
        this.path = function.path();
        this.function = function;
        this.keyFields = names(contract, Field::isKey);
        this.totals = names(contract, field -> field.name().endsWith("TTC"));
    }

    private List<String> names(Contract contract, Predicate<Field> which) {
        return contract.operation("PUT", path).fields().stream()
                .filter(which)
                .map(Field::name)
                .toList();
    }

    void make() {
        whatIsRecorded();
        sums();
        keys();
        usedKeys();
        answers();
        ofOneFunction();
    }

    private void whatIsRecorded() {
        made.slip(
                word + ".conflict-replaces",
                "D19",
                Slip.CONFLICT_REPLACES,
                path,
                "reglement.conflit-champ." + word + ".numeroSinistre");
        made.slip(word + ".conflict-taken", "D19", Slip.CONFLICT_TAKEN, path, "reglement.conflit." + word);
        made.slip(word + ".amounts-as-text", "D19", Slip.AMOUNTS_AS_TEXT, path, "reglement.montant-reecrit." + word);
        made.slip(word + ".clash-at-once", "D19", Slip.CLASH_AT_ONCE, path, "reglement.simultanees." + word);
        made.slip(word + ".race", "D19", Slip.RACE, path, "reglement.simultanees-differentes." + word);
        made.slip(word + ".repeat-refused", "D19", Slip.REPEAT_REFUSED, path, "reglement.idempotence." + word);
        made.slip(word + ".type-not-in-key", "D19", Slip.TYPE_NOT_IN_KEY, path, "reglement.autre-type." + word);
        made.slip(
                word + ".provider-not-in-key",
                "D19",
                Slip.PROVIDER_NOT_IN_KEY,
                path,
                "reglement.reference-autre-identifiant." + word);
        made.slip(
                word + ".account-not-in-key",
                "D25",
                Slip.ACCOUNT_NOT_IN_KEY,
                path,
                "reglement.reference-autre-compte." + word);
        made.slip(
                word + ".case-not-in-key",
                "D19",
                Slip.CASE_NOT_IN_KEY,
                path,
                "reglement.reference-autre-casse." + word);
        made.slip(word + ".order-compared", "D19", Slip.ORDER_COMPARED, path, "reglement.json-reecrit." + word);
        made.slip(
                word + ".malformed-recorded",
                "D19",
                Slip.MALFORMED_RECORDED,
                path,
                "reglement.malformee-sans-trace." + word);
        made.slip(word + ".refusal-recorded", "D18", Slip.REFUSAL_RECORDED, path, "reglement.refus-sans-trace." + word);
        made.slip(
                word + ".first-fault-only", "D16", Slip.FIRST_FAULT_ONLY, path, "reglement.toutes-les-fautes." + word);
    }

    /** D6: a decimal becomes a binary fraction in most languages. */
    private void sums() {
        made.slip(
                word + ".sum-in-binary",
                "D20",
                Slip.SUM_IN_BINARY,
                path,
                totals.stream()
                        .flatMap(total -> Stream.of("somme-dixiemes", "somme-centimes")
                                .map(name -> word + "." + total + "." + name))
                        .toArray(String[]::new));
    }

    /** Each check of each key left out; and a refusal that says too much, or too little. */
    private void keys() {
        for (String field : keyFields) {
            String where = path + " " + field;
            made.slip(
                    word + ".unknown-key-in-" + field,
                    "D18",
                    Slip.UNKNOWN_KEY_TAKEN,
                    where,
                    "reglement.cle-inconnue." + word);
            made.slip(
                    word + ".other-functions-key-in-" + field,
                    "D18",
                    Slip.OTHER_FUNCTION_KEY_TAKEN,
                    where,
                    "reglement.cle-autre-fonction." + word);
            made.slip(
                    word + ".other-providers-key-in-" + field,
                    "D18",
                    Slip.OTHER_PROVIDER_KEY_TAKEN,
                    where,
                    "reglement.cle-autre-prestataire." + word,
                    "reglement.cle-autre-comme-inconnue." + word);
        }
        made.slip(
                word + ".unknown-key-recorded",
                "D18",
                Slip.UNKNOWN_KEY_TAKEN,
                path + " " + keyFields.get(0),
                "reglement.refus-sans-trace." + word);
        made.slip(
                word + ".other-providers-key-told",
                "D18",
                Slip.OTHER_PROVIDER_KEY_TOLD,
                path,
                "reglement.cle-autre-comme-inconnue." + word);
        made.slip(
                word + ".other-providers-key-hinted",
                "D18",
                Slip.OTHER_PROVIDER_KEY_HINTED,
                path,
                "reglement.cle-autre-comme-inconnue." + word);
    }

    /** D18 leaves open whether a key is taken twice, not that the server breaks. */
    private void usedKeys() {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        made.touch(
                word + ".breaks-on-used-key",
                "D18",
                (asked, reply) -> asked.path().equals(path) && reply.status() == 202 && usedBefore(keys, asked),
                reply -> reply.become(Reply.text(500, "text/plain", "duplicate key")),
                "reglement.cle-deux-fois." + word);
    }

    private void answers() {
        BiPredicate<Asked, Reply> accepted = (asked, reply) -> asked.path().equals(path) && reply.status() == 202;
        made.touch(word + ".200-for-202", "Envoi", accepted, reply -> reply.status(200), "reglement.202." + word);
        made.touch(word + ".204-for-202", "Envoi", accepted, reply -> reply.status(204), "reglement.202." + word);
        made.touch(
                word + ".content",
                "Envoi",
                accepted,
                reply -> reply.become(Reply.text(202, "application/json", "{}")),
                "reglement.sans-contenu." + word);
    }

    /** What only one of the two functions has. */
    private void ofOneFunction() {
        if (function == Fonction.REPARATEUR) {
            made.slip(
                    "days-with-rep",
                    "x-regles/jours-seulement-si-vhr",
                    Slip.DAYS_WITH_REP_TAKEN,
                    "",
                    "reparateur.jours-avec-rep");
            made.slip(
                    "zero-days-with-rep",
                    "x-regles/jours-seulement-si-vhr",
                    Slip.ZERO_DAYS_WITH_REP_TAKEN,
                    "",
                    "reparateur.zero-jour-avec-rep");
            made.slip(
                    "days-never",
                    "x-regles/jours-seulement-si-vhr",
                    Slip.DAYS_NEVER_TAKEN,
                    "",
                    "reparateur.jours-avec-vhr");
        } else {
            made.slip("second-key-unchecked", "D18", Slip.SECOND_KEY_UNCHECKED, path, "expert.seconde-cle-inconnue");
            made.slip("first-key-fault-only", "D16", Slip.FIRST_KEY_FAULT_ONLY, path, "expert.deux-cles-inconnues");
            made.slip(
                    "persons-as-one",
                    "D25",
                    Slip.PERSONS_AS_ONE,
                    "",
                    "reglement.cle-autre-personne",
                    "reglement.reference-autre-personne");
        }
    }

    /** The same key under another reference. */
    private static boolean usedBefore(Set<String> keys, Asked asked) {
        JsonNode body = JsonMapper.shared().readTree(asked.body());
        String reference = body.path("referenceFacture").asString();
        boolean used = false;
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (field.getKey().startsWith("refP")) {
                String key = field.getValue().asString();
                used |= !keys.contains(key + reference) && keys.contains(key);
                keys.add(key);
                keys.add(key + reference);
            }
        }
        return used;
    }
}
