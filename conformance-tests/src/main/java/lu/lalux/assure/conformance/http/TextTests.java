package lu.lalux.assure.conformance.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.implementation.Fonction;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.reglement.Demande;
import lu.lalux.assure.conformance.run.BenchExtension;
import lu.lalux.assure.conformance.run.Cases;
import lu.lalux.assure.conformance.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is no text could not be kept as it was sent, and is refused (D29). */
@ExtendWith(BenchExtension.class)
public class TextTests {

    private static final String PLACE = "ICI";

    /** An é of ISO 8859-1, a slash in a long form, half of a character, one beyond the last: RFC 3629 section 3. */
    private static final List<String> NOT_UTF_8 = List.of("E9", "C0AF", "EDA080", "F4908080");

    /** By itself, the first half and the second. */
    private static final List<String> HALVES = List.of("\\ud800", "\\udc00");

    @TestFactory
    @Requirement("http.utf-8")
    Stream<DynamicTest> bytes(Cases cases) {
        return cases.forEachFunction((trial, function) ->
                NOT_UTF_8.stream().map(HexFormat.of()::parseHex).forEach(bytes -> refused(trial, function, bytes)));
    }

    @TestFactory
    @Requirement("http.demi-caractere")
    Stream<DynamicTest> half(Cases cases) {
        return cases.forEachFunction((trial, function) -> HALVES.stream()
                .map(half -> half.getBytes(StandardCharsets.US_ASCII))
                .forEach(bytes -> refused(trial, function, bytes)));
    }

    private static void refused(Trial trial, Fonction function, byte[] inText) {
        Demande demande = new Demande(trial, function);
        Map<String, Object> request = demande.toRefuse();
        request.put("numeroSinistre", "CONF " + PLACE);
        trial.expect().refused(trial.send(with(demande.call(request), inText)), 400);

        Map<String, Object> upload = new LinkedHashMap<>(
                trial.contract().operation("PUT", function.upload()).fullestExample());
        upload.put("fileNameWithExtension", "CONF " + PLACE + ".pdf");
        String token = trial.token(trial.account(function), function.upload());
        trial.expect().uploadRefused(trial.send(with(trial.json("PUT", function.upload(), token, upload), inText)));
    }

    private static Call with(Call call, byte[] inText) {
        String[] around = call.text(call.length()).split(PLACE, 2);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(around[0].getBytes(StandardCharsets.UTF_8));
        body.writeBytes(inText);
        body.writeBytes(around[1].getBytes(StandardCharsets.UTF_8));
        return call.body(body.toByteArray());
    }
}
