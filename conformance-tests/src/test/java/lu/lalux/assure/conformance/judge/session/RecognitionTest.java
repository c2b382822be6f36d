package lu.lalux.assure.conformance.judge.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.judge.worklist.Access;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import lu.lalux.assure.conformance.judge.worklist.WorkList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an upload is about while its body is still arriving, in whatever way its JSON is written. */
class RecognitionTest {

    private static final Contract CONTRACT = Contract.load();
    private static final Software SOFTWARE =
            new Software("Essai", "1", Fonction.REPARATEUR, TokenWay.CLIENT_CREDENTIALS, false, false);
    private static final WorkList LIST = new Session(
                    CONTRACT,
                    SOFTWARE,
                    Access.fresh("T1", "http://localhost:3000/retour"),
                    AllScenarios.of(ScenarioRegister.load(), SOFTWARE),
                    Tempo.REAL,
                    "T1")
            .list();

    @ParameterizedTest
    @ValueSource(strings = {"{\"fileNameWithExtension\": \"%1$s\", \"file\": \"", "{\"file\":\"%2$s"})
    void by_a_name_or_a_file_s_beginning(String form) {
        Recognition recognition = new Recognition(CONTRACT, SOFTWARE, LIST);
        for (Invoice invoice : LIST.invoices()) {
            Attachment file = invoice.files().values().iterator().next();
            String beginning = form.formatted(file.name(), Base64.getEncoder().encodeToString(file.beginning()));
            for (String written : List.of(beginning, escaped(beginning))) {
                assertThat(recognition.early(upload(written)).invoice())
                        .as(written)
                        .containsSame(invoice);
            }
        }
    }

    private static String escaped(String json) {
        return json.chars()
                .mapToObj(c -> Character.isLetterOrDigit(c) ? String.format("\\u%04x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static WireRequest upload(String beginning) {
        byte[] body = beginning.getBytes(StandardCharsets.UTF_8);
        return new WireRequest(1, 1, 1, "PUT", "/reparateur/upload", "localhost", List.of(), body, false, "127.0.0.1");
    }
}
