package lu.lalux.assure.conformance.judge.scenario.settlement;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.settlement.Deviation.Nature;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;

/** One kind of field, or one kind of fault, in all settlement requests of the session. */
public final class FieldReview implements Scenario {

    private static final Set<Nature> VALUES = EnumSet.of(Nature.VALUE, Nature.MISSING);

    private final String id;
    private final Predicate<Field> concerned;
    private final boolean absent;
    private final Predicate<Deviation> wrong;

    /**
     * @param id of the scenario
     * @param concerned which fields it is about
     * @param absent whether it is about invoices that lack such a field, instead of those that have one
     * @param wrong which deviations it condemns, of any field
     */
    private FieldReview(String id, Predicate<Field> concerned, boolean absent, Predicate<Deviation> wrong) {
        this.id = id;
        this.concerned = concerned;
        this.absent = absent;
        this.wrong = wrong;
    }

    private static FieldReview values(String id, Predicate<Field> concerned) {
        return new FieldReview(
                id,
                concerned,
                false,
                deviation -> VALUES.contains(deviation.nature())
                        && deviation.field().filter(concerned).isPresent());
    }

    /** {@return texts, to the letter} */
    public static FieldReview texts() {
        return values("reglement.textes", field -> field.isFree() && !field.isAmount());
    }

    /** {@return amounts, by value} */
    public static FieldReview amounts() {
        return values("reglement.montants", Field::isAmount);
    }

    /** {@return dates, to the letter} */
    public static FieldReview dates() {
        return values("reglement.dates", Field::isDate);
    }

    /** {@return values of a list} */
    public static FieldReview listed() {
        return values("reglement.valeurs-listees", field -> !field.values().isEmpty());
    }

    /** {@return integers} */
    public static FieldReview integers() {
        return values("reglement.entiers", field -> field.type().equals("integer"));
    }

    /** {@return booleans} */
    public static FieldReview booleans() {
        return values("reglement.booleens", field -> field.type().equals("boolean"));
    }

    /** {@return JSON's types, of all fields} */
    public static FieldReview types() {
        return new FieldReview("reglement.types", field -> true, false, found -> found.nature() == Nature.TYPE);
    }

    /** {@return members that the contract knows} */
    public static FieldReview members() {
        return new FieldReview(
                "reglement.champs-inconnus", field -> true, false, found -> found.nature() == Nature.UNKNOWN);
    }

    /** {@return optional fields that are left out where the list leaves them out} */
    public static FieldReview optional() {
        return new FieldReview(
                "reglement.facultatif-absent",
                field -> !field.required(),
                true,
                found -> found.nature() == Nature.ADDED);
    }

    /** {@return no name of T2} */
    public static FieldReview namesOfT2() {
        return new FieldReview(
                "reglement.tolerance-t2",
                field -> !field.toleratedNames().isEmpty(),
                false,
                found -> found.nature() == Nature.TOLERATED_NAME);
    }

    /** {@return no type of T3} */
    public static FieldReview typesOfT3() {
        return new FieldReview(
                "reglement.tolerance-t3",
                field -> field.toleratedType().isPresent(),
                false,
                Deviation::hasToleratedType);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Field> fields =
                evidence.settlement().fields().stream().filter(concerned).toList();
        if (fields.isEmpty()) {
            return Ruling.notApplicable(new Text(
                    "La demande de ce métier n'a pas de tel champ.", "This trade's request has no such field."));
        }
        WorkListComparison collation = new WorkListComparison(evidence);
        List<Deviation> wrongs = collation.deviations().stream().filter(wrong).toList();
        boolean came = collation.readable().stream()
                .anyMatch(request -> shows(fields, request.subject().invoice().orElseThrow()));
        return wrongs.isEmpty() && !came
                ? Ruling.notShown(new Text(
                        "Aucune demande de règlement qui le montre n'est venue.",
                        "No settlement request that shows it has come."))
                : Ruling.of(Remarks.of(wrongs));
    }

    private boolean shows(List<Field> fields, Invoice invoice) {
        return fields.stream()
                .anyMatch(field -> field.isKey() || invoice.fields().has(field.name()) != absent);
    }
}
