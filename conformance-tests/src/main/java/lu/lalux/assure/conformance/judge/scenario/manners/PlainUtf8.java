package lu.lalux.assure.conformance.judge.scenario.manners;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/**
 * A body is UTF-8, without a byte order mark: RFC 8259 section 8.1. Of an upload nothing more than such a mark is kept:
 * what is no UTF-8 there is refused.
 */
public final class PlainUtf8 implements Scenario {

    private static final int SHOWN = 3;

    @Override
    public String id() {
        return "reglement.utf-8";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> requests = evidence.log()
                .that(request -> (request.kind() == Kind.SETTLEMENT || request.kind() == Kind.UPLOAD)
                        && request.request().whole()
                        && request.request().body().length > 0);
        if (requests.isEmpty()) {
            return Ruling.notShown(new Text(
                    "Aucune demande de règlement avec un corps n'est venue.",
                    "No settlement request with a body has come."));
        }
        List<Remark> remarks = new ArrayList<>();
        add(
                remarks,
                requests,
                request -> !isUtf8(request.request().body()),
                new Text("Le corps n'est pas en UTF-8.", "The body is not UTF-8."));
        add(
                remarks,
                requests,
                request -> request.request().byteOrderMark().length > 0,
                new Text(
                        "Le corps commence par une marque d'ordre des octets (BOM).",
                        "The body begins with a byte order mark (BOM)."));
        return Ruling.of(remarks);
    }

    private static void add(List<Remark> remarks, List<Exchange> requests, Predicate<Exchange> wrong, Text came) {
        List<Exchange> found = requests.stream().filter(wrong).limit(SHOWN).toList();
        if (!found.isEmpty()) {
            remarks.add(
                    new Remark(new Text("Du JSON en UTF-8, sans BOM.", "JSON in UTF-8, without a BOM."), came, found));
        }
    }

    /** A zero byte is allowed by UTF-8, not by JSON: it is how UTF-16 looks. */
    private static boolean isUtf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .toString()
                            .indexOf('\0')
                    < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
