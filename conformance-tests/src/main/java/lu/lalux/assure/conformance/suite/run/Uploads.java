package lu.lalux.assure.conformance.suite.run;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.SamplePdf;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.result.BlockedException;

/**
 * The files that settlements name: a fresh one for each that is to be accepted, a shared one for those to be refused.
 */
final class Uploads {

    private final Map<String, String> shared = new ConcurrentHashMap<>();

    String fresh(Trial trial, Account account, Fonction function, String extension) {
        Map<String, Object> upload = new LinkedHashMap<>();
        Operation operation = trial.contract().operation("PUT", function.upload());
        upload.put(operation.only(Field::isFileName).name(), trial.reference() + "." + extension);
        upload.put(
                operation.only(Field::isFile).name(),
                Base64.getEncoder().encodeToString(SamplePdf.of(trial.reference())));
        Answer answer =
                trial.sendBefore(trial.json("PUT", function.upload(), trial.token(account, function.upload()), upload));
        String key = answer.json().path("key").asString("");
        if (!answer.succeeds() || key.isEmpty()) {
            String received = Expectations.received(answer).fr();
            throw new BlockedException(new Text(
                    "le dépôt préalable n'a pas donné de clé (" + received + ")",
                    "the upload before it gave no key (" + received + ")"));
        }
        return key;
    }

    String shared(Trial trial, Account account, Fonction function, int number) {
        return shared.computeIfAbsent(function + " " + number, key -> fresh(trial, account, function, "pdf"));
    }

    /** An accepted request may have used up the keys that it names. */
    void forgetSharedIn(Call settlement) {
        String named = settlement.text(settlement.length());
        shared.values().removeIf(named::contains);
    }
}
