package lu.lalux.assure.conformance.judge.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Clients that are wrong in one way, over a whole list: exactly the scenarios meant for it hold it against them, and say why. */
class WrongListTest {

    private static final Set<String> LARGE = Set.of("fichier.limite", "fichier.trop-grand");
    private static final Contract CONTRACT = Contract.load();

    private static Software software(Fonction trade) {
        return new Software("Essai", "1", trade, TokenWay.CLIENT_CREDENTIALS, false, false);
    }

    private static Operation settlement(Fonction trade) {
        return CONTRACT.operation("PUT", trade.path());
    }

    static Stream<Arguments> contents() {
        return Stream.of(Fonction.values()).flatMap(WrongListTest::contents);
    }

    /** Each: trade, what is wrong, how, the scenarios that hold it against the client, and what is said then. */
    private static Stream<Arguments> contents(Fonction trade) {
        Operation operation = settlement(trade);
        String reference = operation.asSettlement().reference();
        String provider = operation.asSettlement().provider();
        String type = operation.asSettlement().type();
        String date = operation.only(Field::isDate).name();
        String amount = operation.only(Field::isAmount).name();
        String total = operation.asSettlement().sums().get(0).total();
        Field renamed = operation.only(field -> !field.toleratedNames().isEmpty() && field.isFree());
        Field first = operation.keys().get(0);
        return Stream.of(
                content(
                        trade,
                        "another provider",
                        body -> body.put(provider, "X"),
                        provider,
                        "reglement.textes",
                        "reglement.hors-latin-1",
                        "reglement.lettres-decomposees",
                        "reglement.accents",
                        "reglement.blancs",
                        "reglement.signes",
                        "reglement.zeros-de-tete",
                        "reglement.references-voisines",
                        "reglement.deux-prestataires",
                        "reglement.deux-types"),
                content(
                        trade,
                        "a reference in capitals",
                        text(reference, text -> text.toUpperCase()),
                        reference,
                        "reglement.textes",
                        "reglement.hors-latin-1",
                        "reglement.lettres-decomposees",
                        "reglement.accents",
                        "reglement.references-voisines",
                        "reglement.signes"),
                content(
                        trade,
                        "accents away",
                        text(
                                reference,
                                text -> Normalizer.normalize(text, Normalizer.Form.NFD)
                                        .replaceAll("\\p{M}", "")),
                        reference,
                        "reglement.textes",
                        "reglement.hors-latin-1",
                        "reglement.lettres-decomposees",
                        "reglement.longueur-maximale",
                        "reglement.references-voisines",
                        "reglement.accents"),
                content(
                        trade,
                        "UTF-8 read as Latin-1",
                        text(
                                reference,
                                text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)),
                        reference,
                        "reglement.textes",
                        "reglement.hors-latin-1",
                        "reglement.lettres-decomposees",
                        "reglement.longueur-maximale",
                        "reglement.references-voisines",
                        "reglement.bien-forme",
                        "reglement.accents"),
                content(
                        trade,
                        "HTML written",
                        text(reference, text -> text.replace("&", "&amp;").replace("<", "&lt;")),
                        reference,
                        "reglement.textes",
                        "reglement.signes"),
                content(
                        trade,
                        "backslashes doubled",
                        text(reference, text -> text.replace("\\", "\\\\")),
                        reference,
                        "reglement.textes",
                        "reglement.signes"),
                content(
                        trade,
                        "zeros away",
                        text(reference, text -> text.replaceFirst("^0+", "")),
                        reference,
                        "reglement.textes",
                        "reglement.references-voisines",
                        "reglement.zeros-de-tete"),
                content(
                        trade,
                        "as many digits as a number keeps, as a number",
                        text(
                                reference,
                                text -> text.matches("\\d{1,15}") ? String.valueOf(Long.parseLong(text)) : text),
                        reference,
                        "reglement.textes",
                        "reglement.zeros-de-tete"),
                content(
                        trade,
                        "cut at 50",
                        text(reference, text -> text.length() > 50 ? text.substring(0, 50) : text),
                        reference,
                        "reglement.textes",
                        "reglement.hors-latin-1",
                        "reglement.longueur-maximale"),
                content(
                        trade,
                        "a reference as a number",
                        body -> {
                            if (body.get(reference).asString().matches("\\d+")) {
                                body.put(
                                        reference,
                                        Long.parseLong(body.get(reference).asString()));
                            }
                        },
                        reference,
                        "reglement.textes",
                        "reglement.types",
                        "reglement.zeros-de-tete",
                        "reglement.bien-forme"),
                content(
                        trade,
                        "no date",
                        body -> body.remove(date),
                        date,
                        "reglement.dates",
                        "reglement.jours-difficiles",
                        "reglement.bien-forme"),
                content(
                        trade,
                        "month and day changed",
                        text(date, text -> text.equals("2025-04-03") ? "2025-03-04" : text),
                        date,
                        "reglement.dates",
                        "reglement.jours-difficiles"),
                content(
                        trade,
                        "a day too early",
                        text(date, text -> text.equals("2025-01-01") ? "2024-12-31" : text),
                        date,
                        "reglement.dates",
                        "reglement.jours-difficiles"),
                content(
                        trade,
                        "date as a timestamp",
                        text(date, text -> text + "T00:00:00Z"),
                        date,
                        "reglement.dates",
                        "reglement.jours-difficiles",
                        "reglement.bien-forme"),
                content(
                        trade,
                        "always an invoice",
                        body -> body.put(type, "F"),
                        type,
                        "reglement.valeurs-listees",
                        "reglement.note-de-credit",
                        "reglement.deux-types"),
                content(
                        trade,
                        "negative credit",
                        body -> {
                            if (body.get(type).asString().equals("N")) {
                                body.put(amount, "-" + body.get(amount).asString());
                            }
                        },
                        amount,
                        "reglement.montants",
                        "reglement.note-de-credit",
                        "reglement.bien-forme"),
                content(
                        trade,
                        "amounts in cents",
                        text(amount, text -> text.replace(".", "")),
                        amount,
                        "reglement.montants",
                        "reglement.dix-centimes",
                        "reglement.somme-decimale",
                        "reglement.sans-taxe",
                        "reglement.montant-maximal",
                        "reglement.note-de-credit",
                        "reglement.bien-forme"),
                content(
                        trade,
                        "amounts with a comma",
                        text(amount, text -> text.replace('.', ',')),
                        amount,
                        "reglement.montants",
                        "reglement.dix-centimes",
                        "reglement.somme-decimale",
                        "reglement.sans-taxe",
                        "reglement.montant-maximal",
                        "reglement.note-de-credit",
                        "reglement.bien-forme"),
                content(
                        trade,
                        "rounded to units",
                        text(amount, text -> text.equals("0.10") ? "0" : text),
                        amount,
                        "reglement.montants",
                        "reglement.dix-centimes",
                        "reglement.somme-decimale"),
                content(
                        trade,
                        "a sum in binary",
                        text(total, text -> text.equals("0.30") ? String.valueOf(0.1 + 0.2) : text),
                        total,
                        "reglement.montants",
                        "reglement.somme-decimale",
                        "reglement.bien-forme"),
                content(
                        trade,
                        "a float of 32 bits",
                        text(
                                amount,
                                text -> text.length() < 10
                                        ? text
                                        : new BigDecimal(Float.parseFloat(text)).toPlainString()),
                        amount,
                        "reglement.montants",
                        "reglement.montant-maximal"),
                content(
                        trade,
                        "whole amounts only wrong",
                        text(amount, text -> text.contains(".") ? text : text + "0"),
                        amount,
                        "reglement.montants",
                        "reglement.sans-decimales"),
                content(
                        trade,
                        "an amount as a number (T3)",
                        body -> body.put(amount, body.get(amount).asDecimal()),
                        amount,
                        "reglement.types",
                        "reglement.tolerance-t3"),
                content(
                        trade,
                        "a name of an example (T2)",
                        body -> body.set(renamed.toleratedNames().get(0), body.remove(renamed.name())),
                        renamed.name(),
                        "reglement.tolerance-t2"),
                content(
                        trade,
                        "a member of its own",
                        body -> body.put("logiciel", "Essai"),
                        "logiciel",
                        "reglement.champs-inconnus",
                        "reglement.bien-forme"),
                content(
                        trade,
                        "no key",
                        body -> body.remove(first.name()),
                        first.name(),
                        "fichier.cle",
                        "fichier.erreur",
                        "fichier.autre-ordre",
                        "reglement.bien-forme"),
                content(
                        trade,
                        "a key in small letters",
                        text(first.name(), text -> text.toLowerCase()),
                        first.name(),
                        "fichier.cle",
                        "fichier.autre-ordre",
                        "fichier.erreur"),
                content(
                        trade,
                        "the same key for all",
                        body -> body.put(first.name(), "a1a1a1a1-a1a1-a1a1-a1a1-a1a1a1a1a1a1.pdf"),
                        first.name(),
                        "fichier.cle",
                        "fichier.autre-ordre",
                        "fichier.erreur"));
    }

    static Stream<Arguments> contentsOfOneTrade() {
        Operation repairer = settlement(Fonction.REPARATEUR);
        String days = repairer.only(field -> field.type().equals("integer")).name();
        String kind = repairer.incompatibilities().get(0).other();
        Operation expert = settlement(Fonction.EXPERT);
        String gone = expert.only(field -> field.type().equals("boolean")).name();
        String one = expert.keys().get(0).name();
        String other = expert.keys().get(1).name();
        return Stream.of(
                content(
                        Fonction.REPARATEUR,
                        "days left out",
                        body -> body.remove(days),
                        days,
                        "reglement.entiers",
                        "reglement.vhr-avec-jours",
                        "reglement.entier-zero"),
                content(
                        Fonction.REPARATEUR,
                        "zero left out",
                        body -> {
                            if (body.path(days).asInt(1) == 0) {
                                body.remove(days);
                            }
                        },
                        days,
                        "reglement.entiers",
                        "reglement.entier-zero"),
                content(
                        Fonction.REPARATEUR,
                        "null days",
                        body -> {
                            if (!body.has(days)) {
                                body.putNull(days);
                            }
                        },
                        days,
                        "reglement.facultatif-absent",
                        "reglement.vhr-sans-jours",
                        "reglement.rep-sans-jours",
                        "reglement.bien-forme"),
                content(
                        Fonction.REPARATEUR,
                        "empty days",
                        body -> {
                            if (!body.has(days)) {
                                body.put(days, "");
                            }
                        },
                        days,
                        "reglement.facultatif-absent",
                        "reglement.vhr-sans-jours",
                        "reglement.rep-sans-jours",
                        "reglement.bien-forme"),
                content(
                        Fonction.REPARATEUR,
                        "days in quotes (T3)",
                        body -> {
                            if (body.has(days)) {
                                body.put(days, body.get(days).asString());
                            }
                        },
                        days,
                        "reglement.types",
                        "reglement.tolerance-t3"),
                content(
                        Fonction.REPARATEUR,
                        "always a repair",
                        body -> body.put(kind, "REP"),
                        kind,
                        "reglement.valeurs-listees",
                        "reglement.vhr-avec-jours",
                        "reglement.vhr-sans-jours",
                        "reglement.bien-forme"),
                content(
                        Fonction.EXPERT,
                        "always false",
                        body -> body.put(gone, false),
                        gone,
                        "reglement.booleens",
                        "reglement.vrai-et-faux"),
                content(
                        Fonction.EXPERT,
                        "false left out",
                        body -> {
                            if (!body.get(gone).asBoolean()) {
                                body.remove(gone);
                            }
                        },
                        gone,
                        "reglement.booleens",
                        "reglement.vrai-et-faux",
                        "reglement.bien-forme"),
                content(
                        Fonction.EXPERT,
                        "a boolean in quotes (T3)",
                        body -> body.put(gone, body.get(gone).asString()),
                        gone,
                        "reglement.types",
                        "reglement.tolerance-t3"),
                content(
                        Fonction.EXPERT,
                        "keys exchanged",
                        body -> {
                            JsonNode kept = body.get(one);
                            body.set(one, body.get(other));
                            body.set(other, kept);
                        },
                        one,
                        "fichier.champ"));
    }

    private static Arguments content(
            Fonction trade, String wrong, Consumer<ObjectNode> change, String named, String... held) {
        return arguments(trade, wrong, change, named, Set.of(held));
    }

    private static Consumer<ObjectNode> text(String field, UnaryOperator<String> change) {
        return body -> body.put(field, change.apply(body.get(field).asString()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource({"contents", "contentsOfOneTrade"})
    void a_wrong_content_is_held_against_it(
            Fonction trade, String wrong, Consumer<ObjectNode> change, String named, Set<String> held) {
        ListClient client = new ListClient(software(trade), LARGE) {
            @Override
            protected ObjectNode settlementBody(Invoice invoice, ObjectNode body) {
                ObjectNode changed = body.deepCopy();
                change.accept(changed);
                return changed;
            }
        };
        client.run();
        assertThat(client.that(State.BROKEN)).as(wrong).isEqualTo(new TreeSet<>(held));
        client.rulings().forEach((id, ruling) -> {
            if (held.contains(id)) {
                List<String> said = ruling.remarks().stream()
                        .map(remark -> remark.expected().fr() + " / "
                                + remark.received().fr())
                        .toList();
                // What the server says of a form may be about another field than the one that was changed.
                assertThat(said).as(id).anyMatch(text -> text.contains(named) || id.endsWith("bien-forme"));
                assertThat(ruling.remarks().stream()
                                .filter(remark -> remark.exchanges().isEmpty()))
                        .isEmpty();
            }
        });
    }

    private static Set<String> broken(ListClient client) {
        client.run();
        return client.that(State.BROKEN);
    }

    @Test
    void fields_in_the_address() {
        assertThat(broken(new ListClient(software(Fonction.REPARATEUR), LARGE) {
                    @Override
                    protected WireAnswer put(String path, byte[] body) {
                        return path.equals(upload.path())
                                ? super.put(path, body)
                                : send(
                                        "PUT",
                                        path + "?" + settlement.fields().get(0).name() + "=X",
                                        new byte[0]);
                    }
                }))
                .contains("reglement.tolerance-t1");
    }

    @Test
    void bodies_that_are_not_plain_utf_8() {
        assertThat(broken(encoded(text -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))))
                .contains("reglement.utf-8");
        assertThat(broken(encoded(text -> text.getBytes(StandardCharsets.ISO_8859_1))))
                .as("no file's scenario: that an invoice cannot be read is not that it was given up")
                .contains("reglement.utf-8")
                .noneMatch(id -> id.startsWith("fichier."));
        assertThat(broken(encoded(text -> text.getBytes(StandardCharsets.UTF_16LE))))
                .contains("reglement.utf-8");
    }

    private static ListClient encoded(Function<String, byte[]> encoding) {
        return new ListClient(software(Fonction.EXPERT), LARGE) {
            @Override
            protected WireAnswer put(String path, byte[] body) {
                return super.put(
                        path,
                        path.equals(settlement.path())
                                ? encoding.apply(new String(body, StandardCharsets.UTF_8))
                                : body);
            }
        };
    }

    @Test
    void files_sent_again_are_advice() {
        ListClient client = new ListClient(software(Fonction.EXPERT), LARGE) {
            @Override
            protected boolean file(Invoice invoice, String field, Attachment file) {
                return super.file(invoice, field, file) && super.file(invoice, field, file);
            }
        };
        assertThat(broken(client)).containsExactly("fichier.une-fois");
        assertThat(ScenarioRegister.load().get("fichier.une-fois").level()).isEqualTo(ScenarioEntry.Level.CONSEIL);
    }

    @Test
    void a_list_that_is_not_sent_whole_is_not_shown() {
        ListClient client = new ListClient(software(Fonction.REPARATEUR), LARGE) {
            @Override
            protected List<Invoice> order(List<Invoice> invoices) {
                return invoices.subList(1, invoices.size());
            }
        };
        assertThat(broken(client)).isEmpty();
        assertThat(client.that(State.NOT_SHOWN)).containsExactly("reglement.liste-entiere");
    }

    @Test
    void an_invoice_of_no_list_is_advice() {
        ListClient client = new ListClient(software(Fonction.REPARATEUR), LARGE) {
            @Override
            protected void token() {
                super.token();
                play.settle(play.body(play.session().list().invoices().get(0)).removeAll());
            }
        };
        assertThat(broken(client)).containsExactlyInAnyOrder("reglement.facture-connue", "reglement.bien-forme");
    }

    // Files

    private static ListClient uploading(Fonction trade, BiConsumer<Invoice, ObjectNode> change) {
        return new ListClient(software(trade), LARGE) {
            @Override
            protected ObjectNode uploadBody(Invoice invoice, String field, Attachment file) {
                ObjectNode body = super.uploadBody(invoice, field, file);
                change.accept(invoice, body);
                return body;
            }
        };
    }

    @Test
    void other_bytes() {
        String file = CONTRACT.operation("PUT", Fonction.REPARATEUR.upload())
                .only(Field::isFile)
                .name();
        assertThat(broken(uploading(
                        Fonction.REPARATEUR,
                        (invoice, body) -> body.put(
                                file, Base64.getEncoder().encodeToString("%PDF".getBytes(StandardCharsets.US_ASCII))))))
                .containsExactly("fichier.octets");
    }

    @ParameterizedTest
    @CsvSource({
        "'(.{76})', '$1\r\n', A line break.",
        "'^', 'data:application/pdf;base64,', '\"data:\" before it, as in an address.'",
        "'^.{4}', 'a-_b', The alphabet of addresses (- and _).",
        "'^.{4}', 'a*.b', 'Other characters, or a padding that is not whole.'",
        "'=', '', The padding (=) is missing."
    })
    void another_base64(String letters, String written, String told) {
        String file = CONTRACT.operation("PUT", Fonction.REPARATEUR.upload())
                .only(Field::isFile)
                .name();
        ListClient client = uploading(
                Fonction.REPARATEUR,
                (invoice, body) -> body.put(file, body.get(file).asString().replaceAll(letters, written)));
        Set<String> broken = broken(client);
        assertThat(broken).contains("fichier.base64").isSubsetOf("fichier.base64", "fichier.bien-forme");
        assertThat(client.rulings()
                        .get("fichier.base64")
                        .remarks()
                        .get(0)
                        .received()
                        .en())
                .isEqualTo(told);
    }

    @Test
    void other_names() {
        String name = CONTRACT.operation("PUT", Fonction.EXPERT.upload())
                .only(Field::isFileName)
                .name();
        assertThat(broken(uploading(
                        Fonction.EXPERT,
                        (invoice, body) -> text(name, text -> text.replaceAll("[^A-Za-z0-9.]", "_"))
                                .accept(body))))
                .containsExactly("fichier.nom-accents");
        assertThat(broken(uploading(
                        Fonction.EXPERT,
                        (invoice, body) ->
                                text(name, text -> text.replace(".PDF", ".pdf")).accept(body))))
                .containsExactly("fichier.extension");
        ListClient decomposed = uploading(
                Fonction.EXPERT,
                (invoice, body) -> text(name, text -> Normalizer.normalize(text, Normalizer.Form.NFD))
                        .accept(body));
        assertThat(broken(decomposed)).isEmpty();
        assertThat(decomposed.rulings().get("fichier.nom-accents").advice()).isNotEmpty();
    }

    @Test
    void the_other_trade_s_upload() {
        assertThat(broken(new ListClient(software(Fonction.REPARATEUR), LARGE) {
                    @Override
                    protected WireAnswer put(String path, byte[] body) {
                        return super.put(path.equals(upload.path()) ? Fonction.EXPERT.upload() : path, body);
                    }
                }))
                .contains("fichier.fonction");
    }

    @Test
    void files_that_are_not_kept_but_sent() {
        ListClient client = new ListClient(software(Fonction.REPARATEUR), Set.of("fichier.limite")) {
            @Override
            protected boolean unkept(Invoice invoice, String field) {
                keys.put(invoice.name() + field, "a1a1a1a1-a1a1-a1a1-a1a1-a1a1a1a1a1a1.pdf");
                return true;
            }
        };
        assertThat(broken(client))
                .containsExactlyInAnyOrder(
                        "fichier.cle", "fichier.infecte", "fichier.erreur-durable", "fichier.trop-grand");
    }

    @Test
    void an_error_taken_for_a_key() {
        ListClient client = new ListClient(software(Fonction.REPARATEUR), LARGE) {
            @Override
            protected String key(WireAnswer answer) {
                String key = super.key(answer);
                return key.isEmpty() ? "a1a1a1a1-a1a1-a1a1-a1a1-a1a1a1a1a1a1.pdf" : key;
            }
        };
        assertThat(broken(client))
                .containsExactlyInAnyOrder(
                        "fichier.cle", "fichier.infecte", "fichier.erreur", "fichier.erreur-durable");
    }

    @Test
    void errors_hammered_are_advice() {
        ListClient client = new ListClient(software(Fonction.REPARATEUR), LARGE) {
            @Override
            protected boolean unkept(Invoice invoice, String field) {
                for (int i = 0; i < 20; i++) {
                    put(
                            upload.path(),
                            bytes(uploadBody(invoice, field, invoice.files().get(field))));
                }
                return false;
            }
        };
        assertThat(broken(client))
                .containsExactlyInAnyOrder(
                        "fichier.erreur-mesure", "fichier.erreur-durable", "fichier.infecte-une-fois");
        assertThat(client.rulings().get("fichier.erreur-mesure").remarks()).hasSize(2);
    }

    /** What is known of the others by their results: it was told of none that nothing came of it. */
    @Test
    void one_reference_taken_for_one_request() {
        Set<String> seen = new HashSet<>();
        ListClient client = new ListClient(software(Fonction.REPARATEUR), LARGE) {
            @Override
            protected void invoice(Invoice invoice) {
                if (seen.add(reference(invoice))) {
                    super.invoice(invoice);
                }
            }
        };
        assertThat(broken(client)).as("a person may have been told").isEmpty();
        client.play
                .session()
                .circumstances()
                .told(seen.stream()
                        .map(reference -> new ToldResult(reference, ToldResult.State.SENT, Set.of()))
                        .toList());
        assertThat(client.that(State.BROKEN))
                .containsExactlyInAnyOrder("reglement.deux-prestataires", "reglement.deux-types");
    }

    private static String reference(Invoice invoice) {
        return invoice.fields().path("referenceFacture").asString();
    }

    @Test
    void what_looks_the_same_is_told_by_its_code_points() {
        ListClient client = new ListClient(software(Fonction.REPARATEUR), LARGE) {
            @Override
            protected byte[] bytes(JsonNode body) {
                return Normalizer.normalize(body.toString(), Normalizer.Form.NFC)
                        .getBytes(StandardCharsets.UTF_8);
            }
        };
        assertThat(broken(client)).contains("reglement.lettres-decomposees");
        Remark remark =
                client.rulings().get("reglement.lettres-decomposees").remarks().get(0);
        assertThat(remark.expected().en()).contains("\\u00E9 e\\u0301 \\u00F6 o\\u0308");
        assertThat(remark.received().en()).contains("\\u00E9 \\u00E9 \\u00F6 \\u00F6");
    }

    /** Which are taken all the same: what is told of their invoices is compared as usual. */
    @ParameterizedTest
    @EnumSource
    void all_fields_in_the_address_are_an_invoice_s(Fonction trade) {
        ListClient client = new ListClient(software(trade), LARGE) {
            @Override
            protected void settle(Invoice invoice) {
                StringBuilder query = new StringBuilder(settlement.path());
                ObjectNode body = invoice.fields().deepCopy();
                invoice.files().keySet().forEach(field -> body.put(field, keys.get(invoice.name() + field)));
                body.properties()
                        .forEach(member -> query.append(query.indexOf("?") < 0 ? '?' : '&')
                                .append(member.getKey())
                                .append('=')
                                .append(URLEncoder.encode(member.getValue().asString(), StandardCharsets.UTF_8)));
                send("PUT", query.toString(), new byte[0]);
            }
        };
        assertThat(broken(client)).containsExactly("reglement.tolerance-t1");
        assertThat(client.that(State.NOT_SHOWN)).as("which needs a body").containsExactly("reglement.utf-8");
    }

    @Test
    void a_client_that_reads_the_first_member() {
        assertThat(broken(given(answer -> !new String(answer.body(), StandardCharsets.UTF_8).startsWith("{\"key"))))
                .containsExactly("fichier.autre-ordre");
    }

    private static ListClient given(Predicate<WireAnswer> up) {
        return new ListClient(software(Fonction.EXPERT), LARGE) {
            @Override
            protected String key(WireAnswer answer) {
                return up.test(answer) ? "" : super.key(answer);
            }
        };
    }

    @Test
    void the_size_limit() {
        ListClient cut = new ListClient(software(Fonction.REPARATEUR), Set.of("fichier.trop-grand")) {
            @Override
            protected ObjectNode uploadBody(Invoice invoice, String field, Attachment file) {
                return super.uploadBody(
                        invoice,
                        field,
                        file.content().length < upload.maxFile()
                                ? file
                                : Attachment.of(file.name(), Arrays.copyOf(file.content(), file.content().length - 1)));
            }
        };
        assertThat(broken(cut)).containsExactlyInAnyOrder("fichier.limite", "fichier.octets");
        ListClient shy = new ListClient(software(Fonction.REPARATEUR), Set.of("fichier.trop-grand")) {
            @Override
            protected boolean file(Invoice invoice, String field, Attachment file) {
                return file.content().length < upload.maxFile() && super.file(invoice, field, file);
            }
        };
        assertThat(broken(shy)).isEmpty();
        assertThat(shy.that(State.NOT_SHOWN)).containsExactly("fichier.limite");
        assertThat(shy.rulings().get("fichier.limite").reason().orElseThrow().en())
                .isEqualTo("The program left this invoice, and sent those behind it:"
                        + " the contract takes a file of 5242880 bytes.");
    }

    @Test
    void a_key_of_another_account() {
        ListClient client = new ListClient(software(Fonction.REPARATEUR), LARGE) {
            @Override
            protected void settle(Invoice invoice) {
                if (invoice.scenario().isEmpty()) {
                    play.token(play.session().access().narrow());
                    super.settle(invoice);
                    play.token();
                } else {
                    super.settle(invoice);
                }
            }
        };
        assertThat(broken(client)).containsExactly("fichier.compte");
        assertThat(client.rulings()
                        .get("fichier.compte")
                        .remarks()
                        .get(0)
                        .received()
                        .en())
                .contains("another account");
    }
}
