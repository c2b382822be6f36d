package lu.lalux.assure.conformance.judge.scenario.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Incompatibility;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.Settlement;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.InvoiceDraft;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;

/** The values that clients often get wrong. */
public final class DifficultInvoices {

    private static final BigDecimal WITH_TAX = new BigDecimal("1.17");

    /**
     * Texts that get such a value: the others are left, so that the invoice is known again even from a spoilt request.
     */
    private static final int SPOILT = 2;

    private static final int DIGITS = 4;

    /** With those behind them they are seventeen: a spreadsheet keeps fifteen, a binary fraction of 64 bits some more. */
    private static final String MORE_DIGITS = "1234567890123";

    private DifficultInvoices() {}

    /** {@return letters with accents: of Latin-1 only, which a vendor's own database may be limited to} */
    public static Scenario accents() {
        return texts("reglement.accents", text -> "Éloïse çà Müller ß " + digits(text));
    }

    /**
     * {@return letters and signs that Latin-1 does not have, blanks that are none of ASCII's, and what is not seen;
     * as long as the contract lets it be, by a sign of two UTF-16 units and four bytes of UTF-8; what cannot hold them
     * may leave the invoice to a person}
     */
    public static Scenario beyondLatin1() {
        return texts("reglement.hors-latin-1", (field, text) -> {
                    String signs = "Œ€Łž Ж l\u2019a\u20131\u202F2\u00A03\u200B4\u00AD5\u200D6\t" + digits(text);
                    int length = (int) field.maxLength().orElse(signs.length()) - signs.length();
                    return signs + "😀".repeat(Math.max(1, length));
                })
                .orLeft();
    }

    /** {@return letters with accents in both of their writings, which are two texts, to the letter} */
    public static Scenario decomposed() {
        return texts("reglement.lettres-decomposees", text -> "\u00E9 e\u0301 \u00F6 o\u0308 " + digits(text))
                .orLeft();
    }

    /** {@return several blanks in a row; none about the text, for a table's reader takes those away} */
    public static Scenario blanks() {
        return texts("reglement.blancs", text -> "A  B   C " + digits(text));
    }

    /**
     * {@return what stands on plates: blanks, hyphens, letters with accents, small ones; and two letters that readers of
     * tables take for nothing}
     */
    public static Scenario plates() {
        return DifficultInvoice.of(
                "reglement.plaques",
                (book, id) -> {
                    InvoiceDraft plates = book.invoice(id);
                    others(book.operation())
                            .forEach(field -> plates.set(field.name(), "LÖ-ab 1-" + digits(plates.text(field.name()))));
                    InvoiceDraft nothing = book.invoice(id);
                    others(book.operation()).forEach(field -> nothing.set(field.name(), "NA"));
                },
                operation -> names(others(operation)));
    }

    /** {@return what JSON, CSV, HTML and SQL write otherwise} */
    public static Scenario signs() {
        return texts("reglement.signes", text -> "\"A\" & <b>\\n\\; 'c'; % + d/e " + digits(text));
    }

    /**
     * {@return zeros that a number does not have: before a few digits, and before more than a number keeps, or a
     * spreadsheet}
     */
    public static Scenario zeros() {
        String zeros = "0000";
        return texts("reglement.zeros-de-tete", (field, text) -> zeros + digits(text), (field, text) -> {
            long room = field.maxLength().orElse(0) - zeros.length() - DIGITS;
            return zeros
                    + MORE_DIGITS.substring(0, (int) Math.max(0, Math.min(room, MORE_DIGITS.length())))
                    + digits(text);
        });
    }

    /** {@return texts as long as the contract lets them be, which counts characters and not bytes} */
    public static Scenario longest() {
        return DifficultInvoice.of(
                "reglement.longueur-maximale",
                (book, id) -> {
                    for (List<Field> some : List.of(spoilt(book.operation()), others(book.operation()))) {
                        InvoiceDraft draft = book.invoice(id);
                        for (Field field : some) {
                            String end = digits(draft.text(field.name()));
                            int length = (int) field.maxLength().orElse(DIGITS);
                            draft.set(
                                    field.name(),
                                    "LONGUE-RÉFÉRENCE-".repeat(length).substring(0, length - DIGITS) + end);
                        }
                    }
                },
                operation -> names(WorkListDraft.unique(operation)));
    }

    private static DifficultInvoice texts(String id, UnaryOperator<String> value) {
        return texts(id, (field, text) -> value.apply(text));
    }

    @SafeVarargs
    private static DifficultInvoice texts(String id, BiFunction<Field, String, String>... values) {
        return DifficultInvoice.of(
                id,
                (book, scenario) -> {
                    for (BiFunction<Field, String, String> value : values) {
                        for (List<Field> some : List.of(spoilt(book.operation()), unspoilt(book.operation()))) {
                            InvoiceDraft draft = book.invoice(scenario);
                            some.forEach(
                                    field -> draft.set(field.name(), value.apply(field, draft.text(field.name()))));
                        }
                    }
                },
                operation -> {
                    Set<String> names = names(spoilt(operation));
                    names.addAll(names(unspoilt(operation)));
                    return names;
                });
    }

    /** {@return ten cents, the zero at the end of which no number keeps} */
    public static Scenario tenCents() {
        return amounts("reglement.dix-centimes", "0.10", "0.02", "0.12");
    }

    /** {@return a sum that binary fractions get wrong} */
    public static Scenario decimalSum() {
        return amounts("reglement.somme-decimale", "0.10", "0.20", "0.30");
    }

    /** {@return amounts without decimals} */
    public static Scenario noDecimals() {
        return amounts("reglement.sans-decimales", "200", "34", "234");
    }

    /** {@return no tax, which is an amount and not nothing} */
    public static Scenario noTax() {
        return amounts("reglement.sans-taxe", "100.00", "0.00", "100.00");
    }

    private static Scenario amounts(String id, String net, String tax, String total) {
        return DifficultInvoice.of(
                id,
                (book, scenario) -> set(book.invoice(scenario), book.operation(), net, tax, total),
                operation -> names(operation, Field::isAmount));
    }

    /** {@return the largest amount that there is; somebody may want to look at it first} */
    public static Scenario largest() {
        return DifficultInvoice.of(
                        "reglement.montant-maximal",
                        (book, id) -> {
                            BigDecimal total = largest(book.operation().only(Field::isAmount));
                            BigDecimal net = total.divide(WITH_TAX, 2, RoundingMode.HALF_UP);
                            set(
                                    book.invoice(id),
                                    book.operation(),
                                    net.toPlainString(),
                                    total.subtract(net).toPlainString(),
                                    total.toPlainString());
                        },
                        operation -> names(operation, Field::isAmount))
                .orLeft();
    }

    /** {@return the longest amount with two decimals that fits the contract's pattern} */
    private static BigDecimal largest(Field amount) {
        String pattern = amount.pattern().orElseThrow();
        for (int length = (int) amount.maxLength().orElseThrow(); length > 3; length--) {
            String value = "9".repeat(length - 3) + ".99";
            if (value.matches(pattern)) {
                return new BigDecimal(value);
            }
        }
        throw new IllegalStateException("No amount has two decimals: " + pattern);
    }

    private static void set(InvoiceDraft draft, Operation operation, String net, String tax, String total) {
        for (Settlement.Sum sum : operation.asSettlement().sums()) {
            draft.set(sum.net(), net).set(sum.tax(), tax).set(sum.total(), total);
        }
    }

    /**
     * {@return days that do not exist each year, that read otherwise month first, that a time zone moves into another year, and that
     * are of a week of another year}
     */
    public static Scenario days() {
        return DifficultInvoice.of(
                "reglement.jours-difficiles",
                (book, id) -> {
                    for (String day : List.of("2024-02-29", "2025-04-03", "2025-01-01", "2024-12-30")) {
                        InvoiceDraft draft = book.invoice(id);
                        names(book.operation(), Field::isDate).forEach(name -> draft.set(name, day));
                    }
                },
                operation -> names(operation, Field::isDate));
    }

    /** {@return both booleans} */
    public static Scenario bothBooleans() {
        return DifficultInvoice.of(
                "reglement.vrai-et-faux",
                (book, id) -> names(book.operation(), field -> field.type().equals("boolean"))
                        .forEach(name -> List.of(true, false)
                                .forEach(value -> book.invoice(id).set(name, value))),
                operation -> names(operation, field -> field.type().equals("boolean")));
    }

    /** {@return the smallest integer, which is not the same as none, and the largest} */
    public static Scenario integersAtTheirBounds() {
        return DifficultInvoice.of(
                "reglement.entier-zero",
                (book, id) -> book.operation().fields().stream()
                        .filter(field -> field.type().equals("integer"))
                        .forEach(field -> LongStream.of(
                                        field.minimum().orElse(0),
                                        field.maximum().orElse(Integer.MAX_VALUE))
                                .forEach(bound -> compatible(book.invoice(id), book.operation(), field.name())
                                        .set(field.name(), (int) bound))),
                operation -> names(operation, field -> field.type().equals("integer")));
    }

    /** {@return what goes with certain values only, with such a value and given} */
    public static Scenario linkedGiven() {
        return linked(
                "reglement.vhr-avec-jours",
                (book, id) -> book.operation()
                        .incompatibilities()
                        .forEach(rule -> compatible(book.invoice(id), book.operation(), rule.field())
                                .set(
                                        rule.field(),
                                        book.operation().fullestExample().get(rule.field()))));
    }

    /** {@return what goes with certain values only, with such a value and left out} */
    public static Scenario linkedLeftOut() {
        return linked(
                "reglement.vhr-sans-jours",
                (book, id) -> book.operation()
                        .incompatibilities()
                        .forEach(rule -> compatible(book.invoice(id), book.operation(), rule.field())));
    }

    /** {@return the values with which it may not be there} */
    public static Scenario linkedForbidden() {
        return linked(
                "reglement.rep-sans-jours",
                (book, id) -> book.operation()
                        .incompatibilities()
                        .forEach(rule ->
                                rule.values().forEach(value -> book.invoice(id).set(rule.other(), value))));
    }

    private static Scenario linked(String id, BiConsumer<WorkListDraft, String> script) {
        return DifficultInvoice.of(
                id,
                script,
                operation -> operation.incompatibilities().stream()
                        .flatMap(rule -> List.of(rule.field(), rule.other()).stream())
                        .collect(Collectors.toSet()));
    }

    /** The invoice, with values of the other fields with which this one may be there. */
    private static InvoiceDraft compatible(InvoiceDraft draft, Operation operation, String field) {
        for (Incompatibility rule : operation.incompatibilities()) {
            if (rule.field().equals(field)) {
                operation.field(rule.other()).orElseThrow().values().stream()
                        .filter(value -> !rule.values().contains(value))
                        .findFirst()
                        .ifPresent(value -> draft.set(rule.other(), value));
            }
        }
        return draft;
    }

    /** {@return credit notes: their amounts stay positive, the type says it} */
    public static Scenario creditNote() {
        return DifficultInvoice.of(
                "reglement.note-de-credit",
                (book, id) -> otherTypes(book)
                        .forEach(type -> book.invoice(id)
                                .set(book.operation().asSettlement().type(), type)),
                operation -> {
                    Set<String> names = names(operation, Field::isAmount);
                    names.add(operation.asSettlement().type());
                    return names;
                });
    }

    /** {@return the same reference for two providers: two requests} */
    public static Scenario twoProviders() {
        return sameReference(
                "reglement.deux-prestataires",
                (book, draft) -> List.of(copy(book, draft)
                        .set(
                                book.operation().asSettlement().provider(),
                                draft.text(book.operation().asSettlement().provider()) + "B")));
    }

    /** {@return the same reference for an invoice and a credit note: two requests} */
    public static Scenario twoTypes() {
        return sameReference(
                "reglement.deux-types",
                (book, draft) -> otherTypes(book).stream()
                        .map(type -> copy(book, draft)
                                .set(book.operation().asSettlement().type(), type))
                        .toList());
    }

    /** {@return references that only a loose comparison takes for one: as many requests, of one claim and one amount} */
    public static Scenario nearReferences() {
        return sameReference("reglement.references-voisines", (book, draft) -> {
            String reference = book.operation().asSettlement().reference();
            String plain = draft.text(reference);
            draft.set(reference, "0é  x" + plain);
            return Stream.of("0É  x", "0e  x", "0é  X", "é  x", "0é x")
                    .map(near -> copy(book, draft).set(reference, near + plain))
                    .toList();
        });
    }

    private static Scenario sameReference(
            String id, BiFunction<WorkListDraft, InvoiceDraft, List<InvoiceDraft>> others) {
        return DifficultInvoice.of(
                        id,
                        (book, scenario) -> others.apply(book, book.early(scenario)),
                        operation -> operation.asSettlement().identity())
                .allAccepted();
    }

    /** Another one of the same reference, claim and amounts. */
    private static InvoiceDraft copy(WorkListDraft book, InvoiceDraft draft) {
        InvoiceDraft copy = book.invoice(draft.scenario());
        Stream.concat(
                        spoilt(book.operation()).stream(),
                        book.operation().fields().stream().filter(Field::isAmount))
                .forEach(field -> copy.set(field.name(), draft.text(field.name())));
        return copy;
    }

    /** Those that an ordinary invoice does not have. */
    private static List<String> otherTypes(WorkListDraft book) {
        String name = book.operation().asSettlement().type();
        Object usual = book.operation().fullestExample().get(name);
        return book.operation().field(name).orElseThrow().values().stream()
                .filter(value -> !value.equals(usual))
                .toList();
    }

    private static List<Field> spoilt(Operation operation) {
        List<Field> all = WorkListDraft.unique(operation);
        return all.subList(0, Math.min(SPOILT, all.size()));
    }

    private static List<Field> others(Operation operation) {
        List<Field> all = WorkListDraft.unique(operation);
        return all.subList(Math.min(SPOILT, all.size()), all.size());
    }

    private static List<Field> unspoilt(Operation operation) {
        List<Field> all = new ArrayList<>(others(operation));
        operation.field(operation.asSettlement().provider()).ifPresent(all::add);
        return all;
    }

    private static Set<String> names(Operation operation, Predicate<Field> which) {
        return names(operation.fields().stream().filter(which).toList());
    }

    private static Set<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String digits(String text) {
        return text.substring(text.length() - DIGITS);
    }
}
