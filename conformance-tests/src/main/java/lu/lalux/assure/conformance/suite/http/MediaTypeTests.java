package lu.lalux.assure.conformance.suite.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.implementation.TokenForm;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Media types: those that only resemble the right one, the right one as HTTP lets it be written, and what
 * {@code Accept} excludes.
 */
@ExtendWith(BenchExtension.class)
public class MediaTypeTests {

    private static final String CONTENT_TYPE = "Content-Type";

    private static final List<String> NEAR = List.of(
            "text/json",
            "application/x-json",
            "application/jsonx",
            "application/json-patch+json",
            "application/vnd.conf+json",
            "application/problem+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=conf",
            "application/octet-stream");

    /**
     * RFC 9110 section 8.3.1: type, subtype and the parameter's name in any case, a quoted value, blanks around the
     * semicolon.
     */
    private static final List<String> WRITTEN = List.of(
            "APPLICATION/JSON",
            "application/json;charset=UTF-8",
            "application/json; charset=\"utf-8\"",
            "Application/Json ; Charset=utf-8");

    /** RFC 9110 sections 12.4.2 and 12.5.1: what has the weight 0, or no range that fits, is not accepted. */
    private static final List<String> EXCLUDING =
            List.of("application/json;q=0", "application/json;q=0.0, */*", "*/*;q=0", "application/jsonx", "text/*");

    @TestFactory
    @Requirement("http.types-voisins")
    Stream<DynamicTest> nearTypes(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Call settlement = demande.call(demande.toRefuse());
            Call upload = upload(trial, function);
            NEAR.forEach(type -> {
                trial.expect().refused(trial.send(settlement.with(CONTENT_TYPE, type)), 415);
                trial.expect().refused(trial.send(upload.with(CONTENT_TYPE, type)), 415);
            });
        });
    }

    /** RFC 9110 section 8.3 lets a server look into a body whose type is not said. */
    @TestFactory
    @Requirement("http.sans-type")
    Stream<DynamicTest> noType(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            trial.expect().acceptedOr(trial.send(Demande.right(trial, function).without(CONTENT_TYPE)), 415);
            Answer upload = trial.send(upload(trial, function).without(CONTENT_TYPE));
            if (upload.succeeds()) {
                trial.expect().verified(upload, "pdf");
            } else {
                trial.expect().refused(upload, 415);
            }
        });
    }

    @TestFactory
    @Requirement("http.type-ecrit")
    Stream<DynamicTest> writtenOtherwise(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Call settlement = Demande.right(trial, function);
            Call upload = upload(trial, function);
            WRITTEN.forEach(type -> {
                trial.expect().accepted(trial.send(settlement.with(CONTENT_TYPE, type)));
                trial.expect().verified(trial.send(upload.with(CONTENT_TYPE, type)), "pdf");
            });
        });
    }

    @TestFactory
    @Requirement("http.accept-exclu")
    Stream<DynamicTest> excluded(Cases cases) {
        return cases.forEachFunction((trial, function) -> EXCLUDING.forEach(accept ->
                trial.expect().refused(trial.send(upload(trial, function).with("Accept", accept)), 406)));
    }

    @Test
    @Requirement("token.accept-exclu")
    void excludedByToken(Trial trial) {
        Call call =
                TokenForm.BASIC_FORM.call(trial.target().token(), trial.target().client(), Fonction.REPARATEUR.path());
        EXCLUDING.forEach(accept -> trial.expect().refused(trial.send(call.with("Accept", accept)), 406));
    }

    private static Call upload(Trial trial, Fonction function) {
        Map<String, Object> request =
                trial.contract().operation("PUT", function.upload()).fullestExample();
        return trial.json("PUT", function.upload(), trial.token(trial.account(function), function.upload()), request);
    }
}
