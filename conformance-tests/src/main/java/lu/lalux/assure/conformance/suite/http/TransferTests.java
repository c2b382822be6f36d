package lu.lalux.assure.conformance.suite.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.transfer.Transfer;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The same request by the other ways that HTTP has for it: RFC 9110 and 9112. Where these leave a server the choice, it
 * may refuse; what it may not do is break.
 */
@ExtendWith(BenchExtension.class)
public class TransferTests {

    @TestFactory
    @Requirement("http.corps-lent")
    Stream<DynamicTest> slow(Cases cases) {
        return cases.forEachFunction((trial, function) -> served(trial, function, call -> call.by(Transfer.SLOW)));
    }

    @TestFactory
    @Requirement("http.morceaux")
    Stream<DynamicTest> chunked(Cases cases) {
        return eitherWay(cases, 411, call -> call.by(Transfer.CHUNKED));
    }

    /** Chunks are the sender's to cut: one byte, or a few of them (RFC 9112 section 7.1). */
    @TestFactory
    @Requirement("http.miettes")
    Stream<DynamicTest> crumbs(Cases cases) {
        return eitherWay(cases, 411, call -> call.by(Transfer.CRUMBS));
    }

    @TestFactory
    @Requirement("http.expect-autre")
    Stream<DynamicTest> otherExpectation(Cases cases) {
        return eitherWay(cases, 417, call -> call.with("Expect", "conf=1"));
    }

    /**
     * A body whose content coding is unknown, or is not the one that its header names, cannot be read (RFC 9110 section
     * 8.4).
     */
    @TestFactory
    @Requirement("http.codage-inconnu")
    Stream<DynamicTest> unknownCoding(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Call call = demande.call(demande.toRefuse());
            for (String coding : List.of("conf", "br")) {
                trial.expect().refused(trial.send(call.with("Content-Encoding", coding)), 415);
            }
            // Really in one that HTTP knows, and that is none of the contract's.
            trial.expect().refused(trial.send(deflated(call)), 415);
            trial.expect().refused(trial.send(call.with("Content-Encoding", "gzip")));
        });
    }

    /** RFC 9110 section 10.1.1: in any case. */
    @TestFactory
    @Requirement("http.expect")
    Stream<DynamicTest> expectContinue(Cases cases) {
        return cases.forEachFunction((trial, function) -> Stream.of("100-continue", "100-Continue")
                .forEach(value -> served(trial, function, call -> call.with("Expect", value))));
    }

    /** RFC 9110 section 8.4.1: a coding's name has no case. */
    @TestFactory
    @Requirement("http.gzip")
    Stream<DynamicTest> compressed(Cases cases) {
        return cases.forEachFunction((trial, function) -> Stream.of("gzip", "GZIP")
                .forEach(name -> eitherWay(
                        trial, function, 415, call -> call.by(Transfer.GZIP).with("Content-Encoding", name))));
    }

    @TestFactory
    @Requirement("http.bom")
    Stream<DynamicTest> byteOrderMark(Cases cases) {
        return eitherWay(cases, 400, call -> call.body("application/json", "\uFEFF" + call.text(call.length())));
    }

    private static Stream<DynamicTest> eitherWay(Cases cases, int refusal, UnaryOperator<Call> way) {
        return cases.forEachFunction((trial, function) -> eitherWay(trial, function, refusal, way));
    }

    private static void eitherWay(Trial trial, Fonction function, int refusal, UnaryOperator<Call> way) {
        trial.expect().acceptedOr(trial.send(way.apply(Demande.right(trial, function))), refusal);
        Answer upload = trial.send(way.apply(upload(trial, function)));
        if (upload.succeeds()) {
            trial.expect().verified(upload, "pdf");
        } else {
            trial.refusal(upload);
            trial.expect().status(Level.CONTRAT, upload, refusal);
        }
    }

    private static void served(Trial trial, Fonction function, UnaryOperator<Call> way) {
        trial.expect().accepted(trial.send(way.apply(Demande.right(trial, function))));
        trial.expect().verified(trial.send(way.apply(upload(trial, function))), "pdf");
    }

    private static Call upload(Trial trial, Fonction function) {
        return trial.json(
                "PUT",
                function.upload(),
                trial.token(trial.account(function), function.upload()),
                trial.contract().operation("PUT", function.upload()).fullestExample());
    }

    private static Call deflated(Call call) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(call.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return call.body(bytes.toByteArray()).with("Content-Encoding", "deflate");
    }
}
