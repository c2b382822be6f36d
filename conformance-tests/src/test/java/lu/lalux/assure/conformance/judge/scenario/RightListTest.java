package lu.lalux.assure.conformance.judge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever the contract leaves free, no scenario of files and settlements holds against a client. */
class RightListTest {

    private static final Set<String> LARGE = Set.of("fichier.limite", "fichier.trop-grand");

    private static Software software(Fonction trade) {
        return new Software("Essai", "1", trade, TokenWay.CLIENT_CREDENTIALS, false, false);
    }

    @ParameterizedTest
    @EnumSource
    void the_plain_one_shows_everything(Fonction trade) {
        ListClient client = new ListClient(software(trade), Set.of());
        client.run();
        assertThat(client.that(State.BROKEN)).isEmpty();
        assertThat(client.that(State.NOT_SHOWN)).isEmpty();
        assertThat(client.that(State.NOT_APPLICABLE)).isEqualTo(notOf(trade));
        assertThat(client.rulings().values()).allMatch(ruling -> ruling.advice().isEmpty());
    }

    private static Set<String> notOf(Fonction trade) {
        return trade == Fonction.REPARATEUR
                ? Set.of("fichier.champ", "reglement.booleens", "reglement.vrai-et-faux")
                : Set.of(
                        "reglement.entiers",
                        "reglement.entier-zero",
                        "reglement.facultatif-absent",
                        "reglement.vhr-avec-jours",
                        "reglement.vhr-sans-jours",
                        "reglement.rep-sans-jours");
    }

    @ParameterizedTest
    @EnumSource
    void another_order_of_invoices_and_members_other_decimals_and_escapes(Fonction trade) {
        ListClient client = new ListClient(software(trade), LARGE) {
            @Override
            protected List<Invoice> order(List<Invoice> invoices) {
                List<Invoice> other = new ArrayList<>(invoices);
                Collections.reverse(other);
                return other;
            }

            @Override
            protected ObjectNode settlementBody(Invoice invoice, ObjectNode body) {
                ObjectNode other = JsonMapper.shared().createObjectNode();
                List<Map.Entry<String, JsonNode>> members = new ArrayList<>(body.properties());
                Collections.reverse(members);
                members.forEach(member -> other.set(member.getKey(), member.getValue()));
                settlement.fields().stream()
                        .filter(Field::isAmount)
                        .forEach(field -> other.put(
                                field.name(),
                                new BigDecimal(body.get(field.name()).stringValue())
                                        .stripTrailingZeros()
                                        .toPlainString()));
                return other;
            }

            @Override
            protected byte[] bytes(JsonNode body) {
                StringBuilder escaped = new StringBuilder();
                body.toPrettyString()
                        .chars()
                        .forEach(
                                c -> escaped.append(c > 0x7f ? String.format("\\u%04x", c) : String.valueOf((char) c)));
                return escaped.toString().replace("/", "\\/").getBytes(StandardCharsets.US_ASCII);
            }

            @Override
            protected String contentType() {
                return "Application/JSON; charset=\"UTF-8\"";
            }
        };
        client.run();
        assertThat(client.that(State.BROKEN)).isEmpty();
        assertThat(client.that(State.NOT_SHOWN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void one_that_leaves_all_trouble_to_a_person(Fonction trade) {
        ListClient client = new ListClient(software(trade), Set.of()) {
            @Override
            protected boolean file(Invoice invoice, String field, Attachment file) {
                if (file.content().length > upload.maxFile()) {
                    return false;
                }
                keys.put(invoice.name() + field, key(put(upload.path(), bytes(uploadBody(invoice, field, file)))));
                return !keys.get(invoice.name() + field).isEmpty();
            }

            @Override
            protected void settle(Invoice invoice) {
                if (!invoice.scenario().equals("reglement.montant-maximal")) {
                    super.settle(invoice);
                }
            }
        };
        client.run();
        assertThat(client.that(State.BROKEN)).isEmpty();
        assertThat(client.that(State.NOT_SHOWN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void one_with_references_and_files_of_its_own(Fonction trade) {
        Software software = new Software("Essai", "1", trade, TokenWay.CLIENT_CREDENTIALS, true, true);
        ListClient client = new ListClient(software, Set.of()) {
            private int count;

            @Override
            protected ObjectNode uploadBody(Invoice invoice, String field, Attachment file) {
                return super.uploadBody(
                        invoice,
                        field,
                        Attachment.of(
                                "eigen-" + ++count + ".pdf", ("%PDF " + count).getBytes(StandardCharsets.US_ASCII)));
            }

            @Override
            protected ObjectNode settlementBody(Invoice invoice, ObjectNode body) {
                return body.put(settlement.asSettlement().reference(), "EIGEN-" + ++count);
            }
        };
        client.run();
        assertThat(client.that(State.BROKEN)).isEmpty();
        assertThat(client.that(State.NOT_SHOWN)).isEmpty();
        assertThat(client.that(State.NOT_APPLICABLE))
                .as("whose files these are nobody knows: nothing can happen to them")
                .contains("fichier.octets", "fichier.nom-accents", "fichier.limite", "fichier.infecte");
    }

    @ParameterizedTest
    @EnumSource
    void one_that_does_nothing_shows_nothing(Fonction trade) {
        ListClient client = new ListClient(software(trade), Set.of());
        assertThat(client.that(State.SHOWN)).isEmpty();
        assertThat(client.that(State.BROKEN)).isEmpty();
    }
}
