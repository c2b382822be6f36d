package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.model.rules.Constraint;
import lu.lalux.assure.conformance.model.rules.ConstraintKind;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.OtherRules;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.selfcheck.model.otherwise.Doubt;

/**
 * Servers that read the document otherwise than the contract. Each reading by itself fails the contract; and what is
 * wrong with such a server beside its reading is still found by the document's own verdict.
 */
final class ReadingMutants {

    private static final List<Set<Doubt>> READINGS = List.of(
            EnumSet.of(Doubt.QUOTED_INTEGERS, Doubt.QUOTED_BOOLEANS),
            EnumSet.of(Doubt.NUMBER_AMOUNTS, Doubt.KEY_NAME),
            EnumSet.of(Doubt.QUERY, Doubt.AUTHEN_FORM),
            EnumSet.of(
                    Doubt.AMOUNT_NAMES,
                    Doubt.FILE_NAMES,
                    Doubt.TEXT_NAMES,
                    Doubt.BOOLEAN_NAMES,
                    Doubt.ONE_SCOPE,
                    Doubt.TOKEN_GET,
                    Doubt.BARE_KEYS));

    private static final Map<Slip, String> OF_TOKENS = Map.of(
            Slip.SECRET_UNCHECKED, "token.secret-faux",
            Slip.CLIENT_UNAUTHENTICATED, "token.sans-authentification",
            Slip.PASSWORD_UNCHECKED, "authen.mot-de-passe-faux",
            Slip.GRANT_USELESS, "authen.jeton-utilisable");

    private static final Map<Slip, String> OF_UPLOADS = Map.of(
            Slip.NO_TOKEN_NEEDED, "autorisation.sans-jeton.document.",
            Slip.ANY_TOKEN, "autorisation.jeton-faux.document.",
            Slip.NEVER_INFECTED, "document.infected.",
            Slip.NEVER_TOO_BIG, "document.limite-depassee.",
            Slip.SAME_KEY, "document.cles-distinctes.",
            Slip.UNREADABLE_TAKEN, "document.json-illisible.");

    /** What the contract would have instead is not taken beside the reading. */
    private static final Conduct NOTHING_ELSE = Conduct.wrong(Slip.TOLERANCE_REFUSED, "");

    private final Contract contract;
    private final Rules rules;
    private final List<Mutant> found = new ArrayList<>();

    ReadingMutants(Contract contract) {
        this.contract = contract;
        this.rules = Rules.of(contract);
    }

    List<Mutant> all() {
        Stream.of(Fonction.values()).forEach(this::readings);
        reading(Doubt.TOKEN_GET, "token.basic");
        reading(Doubt.ONE_SCOPE, "token.portees-multiples");
        reading(Doubt.AUTHEN_FORM, "authen.fragment");
        reading(Doubt.DAYS_IGNORED, "reparateur.jours-avec-rep");
        reading(Doubt.DAYS_DEMANDED, "reglement.exemple.reparateur.vehiculeDeRemplacementSansJours");
        reading(Doubt.NEGATIVE_NOTES, "reparateur.nature.N-REP");
        reading(Doubt.NEGATIVE_NOTES, "expert.nature.N-true");
        READINGS.forEach(this::faults);
        return found;
    }

    private void readings(Fonction function) {
        Map<Doubt, String> tests = Map.of(
                Doubt.KEY_NAME, "document.nom-de-la-cle.",
                Doubt.BARE_KEYS, "document.extension.",
                Doubt.KEYS_OF_CONTENT, "document.cle-par-depot.",
                Doubt.PDF_ONLY, "document.non-pdf.",
                Doubt.TEXT_NAMES, "reglement.forme.",
                Doubt.NUMBER_AMOUNTS, "reglement.forme.",
                Doubt.QUERY, "reglement.forme.");
        tests.forEach((doubt, test) -> reading(doubt, test + function.word()));
        Set<Doubt> own = function == Fonction.REPARATEUR
                ? EnumSet.of(Doubt.AMOUNT_NAMES, Doubt.FILE_NAMES, Doubt.QUOTED_INTEGERS)
                : EnumSet.of(Doubt.BOOLEAN_NAMES, Doubt.QUOTED_BOOLEANS);
        own.forEach(doubt -> reading(doubt, "reglement.forme." + function.word()));
    }

    /** The usual run judges it by the contract as well. */
    private void reading(Doubt doubt, String test) {
        found.add(new Mutant(
                "reading " + doubt.word() + " " + test,
                "DECISIONS.md",
                true,
                rules,
                NOTHING_ELSE,
                Set.of(doubt),
                AnswerChange.NONE,
                Profile.USUAL,
                Profile.CONTRAT,
                false,
                List.of(test)));
    }

    private void faults(Set<Doubt> reads) {
        OF_TOKENS.forEach((slip, test) -> slip(reads, slip, "", test));
        for (Fonction function : Fonction.values()) {
            String word = function.word();
            OF_UPLOADS.forEach((slip, test) -> slip(reads, slip, function.upload(), test + word));
            slip(
                    reads,
                    Slip.SCOPE_TAKEN,
                    function.upload() + " " + function.other().path(),
                    "autorisation.autre-fonction.document." + word);
            forgotten(reads, function, ConstraintKind.REQUIRED, freeTexts(function), "manquant");
            forgotten(reads, function, ConstraintKind.DATE, named(function, Field::isDate), "date-texte");
            forgotten(
                    reads,
                    function,
                    ConstraintKind.PATTERN,
                    named(function, Field::isAmount),
                    "montant-trois-decimales");
            forgotten(
                    reads,
                    function,
                    ConstraintKind.VALUES,
                    named(function, field -> !field.values().isEmpty()),
                    "hors-liste");
            answer(reads, function, "200", (asked, reply) -> reply.status(200), "reglement.202." + word);
            answer(reads, function, "content", (asked, reply) -> reply.text("{}"), "reglement.sans-contenu." + word);
        }
    }

    /** Whose absence nothing but their being required forbids. */
    private List<String> freeTexts(Fonction function) {
        return named(
                function,
                field -> field.required()
                        && field.type().equals("string")
                        && field.pattern().isEmpty()
                        && field.values().isEmpty()
                        && field.upload().isEmpty());
    }

    private List<String> named(Fonction function, Predicate<Field> which) {
        return contract.operation("PUT", function.path()).fields().stream()
                .filter(which)
                .map(Field::name)
                .toList();
    }

    private void forgotten(
            Set<Doubt> reads, Fonction function, ConstraintKind kind, List<String> fields, String change) {
        Rules changed = OtherRules.change(rules, function.path(), list -> {
            list.removeIf((Constraint each) -> each.kind() == kind && fields.contains(each.field()));
            return list;
        });
        add(
                reads,
                function.word() + " " + kind.keyword() + "-forgotten " + change,
                changed,
                // An amount that is none makes no sum either, and would be refused for that.
                Conduct.wrong(Slip.SUM_UNCHECKED, ""),
                AnswerChange.NONE,
                fields.stream()
                        .map(field -> function.word() + "." + field + "." + change)
                        .toList());
    }

    private void slip(Set<Doubt> reads, Slip slip, String where, String test) {
        add(reads, slip.name() + " " + where, rules, Conduct.wrong(slip, where), AnswerChange.NONE, List.of(test));
    }

    private void answer(Set<Doubt> reads, Fonction function, String what, AnswerChange touch, String test) {
        AnswerChange ofAccepted = (asked, reply) -> {
            if (asked.path().equals(function.path()) && reply.status() == 202) {
                touch.apply(asked, reply);
            }
        };
        add(reads, function.word() + " " + what, rules, Conduct.RIGHT, ofAccepted, List.of(test));
    }

    private void add(
            Set<Doubt> reads, String what, Rules changed, Conduct conduct, AnswerChange touch, List<String> tests) {
        Set<Conduct.Wrong> slips = new HashSet<>(NOTHING_ELSE.slips());
        slips.addAll(conduct.slips());
        String reading = reads.stream().map(Doubt::word).collect(Collectors.joining("+"));
        found.add(new Mutant(
                "read " + reading + ": " + what,
                "Document",
                true,
                changed,
                new Conduct(slips),
                reads,
                touch,
                Set.of(Profile.DOCUMENT),
                Profile.DOCUMENT,
                false,
                tests));
    }
}
