package lu.lalux.assure.conformance.suite.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is no text could not be kept as it was sent, and is refused (D29). */
@ExtendWith(BenchExtension.class)
public class TextTests {

    private static final String PLACE = "ICI";

    /**
     * An é of ISO 8859-1, half of a character, one beyond the last, a beginning without its end; a slash in a long
     * form; Java's NUL, and its smiley of two halves: RFC 3629 section 3.
     */
    private static final List<String> NOT_UTF_8 =
            List.of("E9", "EDA080", "F4908080", "C3", "C0AF", "C080", "EDA0BDEDB880");

    /** With a byte order mark and without. */
    private static final List<String> ENCODINGS =
            List.of("UTF-16", "UTF-16BE", "x-UTF-16LE-BOM", "UTF-16LE", "UTF-32BE", "UTF-32LE");

    private static final List<Declared> DECLARED = List.of(
            new Declared("utf-16", "UTF-16"),
            // As .NET has it.
            new Declared("utf-16", "UTF-16LE"),
            new Declared("utf-16le", "UTF-16LE"),
            new Declared("utf-16be", "UTF-16BE"),
            new Declared("utf-32", "UTF-32"),
            new Declared("iso-8859-1", "ISO-8859-1"),
            new Declared("windows-1252", "windows-1252"));

    /** A name of an encoding in a type, and Java's for what the body is in. */
    private record Declared(String name, String charset) {}

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

    /** Readers that look at the first bytes see which encoding it is; RFC 8259 section 8.1 leaves them one only. */
    @TestFactory
    @Requirement("http.json-codage")
    Stream<DynamicTest> encodings(Cases cases) {
        return cases.forEachFunction((trial, function) -> ENCODINGS.stream()
                .map(Charset::forName)
                .forEach(charset -> {
                    trial.expect().unreadable(trial.send(in(charset, settlement(trial, function, PLACE))));
                    trial.expect().uploadUnreadable(trial.send(in(charset, upload(trial, function, PLACE))));
                }));
    }

    /**
     * JSON has no parameter {@code charset} (RFC 8259 section 11): a body that is not UTF-8 is refused, even when its
     * type names the encoding that it has.
     */
    @TestFactory
    @Requirement("http.json-codage-declare")
    Stream<DynamicTest> declared(Cases cases) {
        return cases.forEachFunction((trial, function) -> DECLARED.forEach(declared -> {
            Charset charset = Charset.forName(declared.charset());
            String type = "application/json; charset=" + declared.name();
            for (Call call : List.of(settlement(trial, function, "é"), upload(trial, function, "é"))) {
                trial.expect().refused(trial.send(in(charset, call).with("Content-Type", type)));
            }
        }));
    }

    private static void refused(Trial trial, Fonction function, byte[] inText) {
        trial.expect().unreadable(trial.send(with(settlement(trial, function, PLACE), inText)));
        trial.expect().uploadUnreadable(trial.send(with(upload(trial, function, PLACE), inText)));
    }

    private static Call settlement(Trial trial, Fonction function, String text) {
        Demande demande = new Demande(trial, function);
        Map<String, Object> request = demande.toRefuse();
        request.put("numeroSinistre", "CONF " + text);
        return demande.call(request);
    }

    private static Call upload(Trial trial, Fonction function, String text) {
        Map<String, Object> request = new LinkedHashMap<>(
                trial.contract().operation("PUT", function.upload()).fullestExample());
        request.put("fileNameWithExtension", "CONF " + text + ".pdf");
        String token = trial.token(trial.account(function), function.upload());
        return trial.json("PUT", function.upload(), token, request);
    }

    private static Call in(Charset charset, Call call) {
        return call.body(call.text(call.length()).getBytes(charset));
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
