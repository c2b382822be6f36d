package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keys in settlements, of the whole session: the right ones, each in its field, each with the account that it was given
 * to.
 */
public final class KeyReview implements Scenario {

    /** What is asked of a key. */
    private enum Question {
        INVOICE("fichier.cle"),
        FIELD("fichier.champ"),
        ACCOUNT("fichier.compte");

        private final String id;

        Question(String id) {
            this.id = id;
        }
    }

    private static final int SHOWN = 5;

    private final Question question;

    private KeyReview(Question question) {
        this.question = question;
    }

    /** {@return a settlement names the keys that its own uploads were answered} */
    public static KeyReview invoice() {
        return new KeyReview(Question.INVOICE);
    }

    /** {@return where there are several files, each key is in the field of its file} */
    public static KeyReview field() {
        return new KeyReview(Question.FIELD);
    }

    /** {@return a key is used by the account that uploaded the file} */
    public static KeyReview account() {
        return new KeyReview(Question.ACCOUNT);
    }

    @Override
    public String id() {
        return question.id;
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Field> fields = evidence.settlement().keys();
        if (question == Question.FIELD && fields.size() < 2) {
            return Ruling.notApplicable(
                    new Text("Ce métier n'envoie qu'un fichier.", "This trade sends one file only."));
        }
        if (question == Question.FIELD && evidence.software().ownFiles()) {
            return Ruling.notApplicable(
                    new Text("Ce logiciel fait lui-même ses fichiers.", "This software makes its own files."));
        }
        List<Exchange> settlements = evidence.log()
                .that(exchange -> exchange.kind() == Kind.SETTLEMENT
                        && exchange.body() instanceof ObjectNode
                        && exchange.subject().invoice().isPresent());
        if (settlements.isEmpty()) {
            return Ruling.notShown(
                    new Text("Aucune demande de règlement n'est venue.", "No settlement request has come."));
        }
        Keys keys = new Keys(evidence);
        List<Remark> remarks = new ArrayList<>();
        for (Exchange settlement : settlements) {
            fields.stream()
                    .filter(wrong(keys, settlement))
                    .forEach(field -> remarks.add(remark(keys, settlement, field)));
        }
        return Ruling.of(remarks.stream().limit(SHOWN).toList());
    }

    private Predicate<Field> wrong(Keys keys, Exchange settlement) {
        return switch (question) {
            // A name of T2 is another scenario's.
            case INVOICE ->
                field -> !keys.ofItsInvoice(settlement, field)
                        && field.toleratedNames().stream().noneMatch(settlement.body()::has);
            case FIELD -> field -> !keys.ofItsField(settlement, field);
            case ACCOUNT ->
                field -> keys.upload(settlement, field)
                        .filter(upload -> !settlement.client().isEmpty()
                                && !upload.client().equals(settlement.client()))
                        .isPresent();
        };
    }

    private Remark remark(Keys keys, Exchange settlement, Field field) {
        Optional<Exchange> upload = keys.upload(settlement, field);
        List<Exchange> exchanges = new ArrayList<>();
        upload.ifPresent(exchanges::add);
        exchanges.add(settlement);
        String came = "« " + field.name() + " » : " + Keys.said(settlement, field);
        String english = "\"" + field.name() + "\": " + Keys.said(settlement, field);
        return switch (question) {
            case INVOICE -> {
                boolean letters = keys.almost(
                                settlement.body().path(field.name()).asString(""))
                        .isPresent();
                yield new Remark(
                        new Text(
                                "La clé que le dépôt du fichier de cette facture a donnée, telle quelle.",
                                "The key that the upload of this invoice's file was answered, as it is."),
                        letters
                                ? new Text(came + ", en d'autres majuscules.", english + ", in other capitals.")
                                : upload.isPresent()
                                        ? new Text(
                                                came + ", celle d'une autre facture.",
                                                english + ", that of another invoice.")
                                        : new Text(
                                                came + ", qu'aucun dépôt n'a donnée.",
                                                english + ", which no upload was answered."),
                        exchanges);
            }
            case FIELD -> {
                String other = upload.orElseThrow().subject().field();
                yield new Remark(
                        new Text(
                                "La clé du fichier de « " + field.name() + " ».",
                                "The key of the file of \"" + field.name() + "\"."),
                        new Text(came + ", celle de « " + other + " ».", english + ", that of \"" + other + "\"."),
                        exchanges);
            }
            case ACCOUNT ->
                new Remark(
                        new Text(
                                "La clé sert au compte qui l'a reçue.",
                                "The key is used by the account that received it."),
                        new Text(came + ", reçue par un autre compte.", english + ", received by another account."),
                        exchanges);
        };
    }
}
