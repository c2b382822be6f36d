package lu.lalux.assure.conformance.http;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Transfer;
import lu.lalux.assure.conformance.implementation.Fonction;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.reglement.Demande;
import lu.lalux.assure.conformance.run.BenchExtension;
import lu.lalux.assure.conformance.run.Cases;
import lu.lalux.assure.conformance.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The same request by the other ways that HTTP has for it: RFC 9110 and 9112. Where these leave a server the choice, it may
 * refuse; what it may not do is break.
 */
@ExtendWith(BenchExtension.class)
public class TransferTests {

    @TestFactory
    @Requirement("http.corps-lent")
    Stream<DynamicTest> slow(Cases cases) {
        return cases.forEachFunction((trial, function) ->
                trial.expect().accepted(send(trial, function, call -> call.by(Transfer.SLOW))));
    }

    @TestFactory
    @Requirement("http.morceaux")
    Stream<DynamicTest> chunked(Cases cases) {
        return eitherWay(cases, call -> call.by(Transfer.CHUNKED));
    }

    @TestFactory
    @Requirement("http.expect")
    Stream<DynamicTest> expectContinue(Cases cases) {
        return eitherWay(cases, call -> call.with("Expect", "100-continue"));
    }

    @TestFactory
    @Requirement("http.gzip")
    Stream<DynamicTest> compressed(Cases cases) {
        return eitherWay(cases, call -> call.by(Transfer.GZIP));
    }

    @TestFactory
    @Requirement("http.bom")
    Stream<DynamicTest> byteOrderMark(Cases cases) {
        return eitherWay(cases, call -> call.body("application/json", "\uFEFF" + call.text(call.length())));
    }

    private static Stream<DynamicTest> eitherWay(Cases cases, UnaryOperator<Call> way) {
        return cases.forEachFunction((trial, function) -> trial.expect().acceptedOrRefused(send(trial, function, way)));
    }

    private static Answer send(Trial trial, Fonction function, UnaryOperator<Call> way) {
        return trial.send(way.apply(Demande.right(trial, function)));
    }
}
