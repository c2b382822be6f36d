package lu.lalux.assure.conformance.judge.worklist;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.SamplePdf;
import lu.lalux.assure.conformance.contract.Settlement;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a work list: right invoices of the software's trade, their values from the contract's example, those without a
 * form of their own different in each, so that an invoice is known again by any of them.
 */
public final class WorkListDraft {

    /**
     * How many invoices that something happens to stand between two ordinary ones: a client may stop after five
     * failures.
     */
    private static final int IN_A_ROW = 2;

    private static final String TOKEN = "jeton.";

    /** Whose invoices are made field by field, and differ from an ordinary one in nothing else. */
    private static final String FIELDS = "reglement.";

    /** Before the digits of a text that is to come again unchanged: nothing that a vendor's Latin-1 has not. */
    private static final List<String> LIVELY =
            List.of("=\u00E9-Ab ", "+\u00FC  c<d>&", "-\u00E7/\u00DF; ", "@\u00C0.b\u00A0c ");

    private static final int MONTH = 2;
    private static final int DAYS_OF_A_MONTH = 9;

    private static final int BYTES = 256;
    private static final byte[] LINES = {'\r', '\n', '\n'};
    private static final int HEX = 16;
    private static final int TELLING = 24;

    private static final BigDecimal TAX = new BigDecimal("0.17");

    /** Of the two lengths about the limit: many sessions share them, and each has its own first bytes. */
    private static final Map<Integer, byte[]> LONG = new ConcurrentHashMap<>();

    private final Contract contract;
    private final Operation operation;
    private final String mark;
    private final List<InvoiceDraft> drafts = new ArrayList<>();
    private int written;
    private int lively;

    /**
     * @param contract that the invoices keep to
     * @param software whose trade it is
     * @param mark with which the references begin, of a few letters and digits
     */
    public WorkListDraft(Contract contract, Software software, String mark) {
        this.contract = contract;
        this.operation = contract.operation("PUT", software.trade().path());
        this.mark = mark;
    }

    /** {@return the contract that the invoices keep to} */
    public Contract contract() {
        return contract;
    }

    /** {@return the settlement that they are for} */
    public Operation operation() {
        return operation;
    }

    /** {@return the upload of their files} */
    public Operation upload() {
        return contract.operation("PUT", operation.keys().get(0).upload().orElseThrow());
    }

    /**
     * @param scenario that it is for
     * @return an invoice of the session's first part
     */
    public InvoiceDraft invoice(String scenario) {
        return invoice(scenario, 1);
    }

    /**
     * @param scenario that it is for; empty for an ordinary one
     * @param part of the session, from 1
     * @return an invoice, right and ordinary until it is changed
     */
    public InvoiceDraft invoice(String scenario, int part) {
        InvoiceDraft draft = ordinary(scenario, part);
        if (!scenario.isEmpty() && !scenario.startsWith(FIELDS)) {
            enliven(draft);
        }
        drafts.add(draft);
        return draft;
    }

    /**
     * @param scenario that it is for
     * @return an ordinary invoice at the list's beginning, long before the scenario's others: the program may have been
     *     stopped in between
     */
    public InvoiceDraft early(String scenario) {
        InvoiceDraft draft = ordinary(scenario, 1);
        drafts.add(beginning(), draft);
        return draft;
    }

    /**
     * {@return the list: what something happens to, and between them ordinary ones, at the beginning and at the end too. What begins
     * it stands in its middle: a token's end needs others before and behind it, in whatever order they are sent}
     */
    public WorkList list() {
        int first = beginning();
        Collections.rotate(drafts.subList(0, first + (drafts.size() - first) / 2), -first);
        List<InvoiceDraft> ordered = new ArrayList<>();
        int parts = drafts.stream().mapToInt(InvoiceDraft::part).max().orElse(1);
        for (int part = 1; part <= parts; part++) {
            int row = IN_A_ROW;
            for (InvoiceDraft draft : drafts) {
                if (draft.part() == part) {
                    if (row == IN_A_ROW && part == 1) {
                        ordered.add(ordinary("", part));
                        row = 0;
                    }
                    ordered.add(draft);
                    row += draft.scenario().isEmpty() ? 0 : 1;
                }
            }
            if (part == 1) {
                ordered.add(ordinary("", part));
            }
        }
        List<Invoice> invoices = new ArrayList<>();
        for (InvoiceDraft draft : ordered) {
            invoices.add(draft.done(String.format(Locale.ROOT, "%s-%03d", mark, invoices.size() + 1)));
        }
        return new WorkList(invoices);
    }

    private int beginning() {
        int first = 0;
        while (first < drafts.size() && drafts.get(first).scenario().startsWith(TOKEN)) {
            first++;
        }
        return first;
    }

    /**
     * What something happens to is sent again, often by another way of the program: so it says all that others say,
     * each listed value with each other one in turn. Its reference stays plain: by that it is known, whatever became of
     * the rest.
     */
    private void enliven(InvoiceDraft draft) {
        int turn = lively++;
        String text = LIVELY.get(turn % LIVELY.size());
        Settlement facts = operation.asSettlement();
        for (Field field : unique(operation)) {
            if (!field.name().equals(facts.reference())) {
                draft.set(field.name(), text + String.format(Locale.ROOT, "%04d", written));
            }
        }
        for (Field field : operation.fields()) {
            if (field.isDate()) {
                draft.set(
                        field.name(),
                        LocalDate.of(2025, MONTH, MONTH + 1 + turn % DAYS_OF_A_MONTH)
                                .toString());
            }
        }
        for (Settlement.Sum sum : facts.sums()) {
            BigDecimal net = new BigDecimal(draft.text(sum.net())).setScale(1, RoundingMode.HALF_UP);
            draft.set(sum.net(), net.toPlainString())
                    .set(
                            sum.total(),
                            net.add(new BigDecimal(draft.text(sum.tax()))).toPlainString());
        }
        int rest = turn;
        for (Field field : operation.fields()) {
            List<?> values = field.type().equals("boolean") ? List.of(true, false) : field.values();
            if (!values.isEmpty()) {
                draft.set(field.name(), values.get(rest % values.size()));
                rest /= values.size();
            }
        }
        if (rest % 2 == 1) {
            draft.set(facts.provider(), draft.text(facts.provider()) + "b");
        }
        operation.incompatibilities().stream()
                .filter(rule -> !rule.values().contains(draft.text(rule.other())))
                .forEach(rule ->
                        draft.set(rule.field(), operation.fullestExample().get(rule.field())));
        for (Field key : operation.keys()) {
            draft.file(
                    key.name(),
                    pdf("Pi\u00E8ce  " + draft.file(key.name()).name().replaceFirst("pdf$", "pDf")));
        }
    }

    private InvoiceDraft ordinary(String scenario, int part) {
        written++;
        ObjectNode fields = JsonMapper.shared().createObjectNode();
        Settlement facts = operation.asSettlement();
        operation
                .fullestExample()
                .forEach((name, value) -> fields.set(name, JsonMapper.shared().valueToTree(value)));
        operation.keys().forEach(field -> fields.remove(field.name()));
        // What is optional may stand in the way of other values of other fields.
        operation.incompatibilities().forEach(incompatibility -> fields.remove(incompatibility.field()));
        for (Field field : unique(operation)) {
            fields.put(field.name(), varied(field, fields.path(field.name()).asString("")));
        }
        BigDecimal net = new BigDecimal("100.10").add(new BigDecimal(written).multiply(new BigDecimal("7.13")));
        for (Settlement.Sum sum : facts.sums()) {
            BigDecimal tax = net.multiply(TAX).setScale(2, RoundingMode.HALF_UP);
            fields.put(sum.net(), net.toPlainString());
            fields.put(sum.tax(), tax.toPlainString());
            fields.put(sum.total(), net.add(tax).toPlainString());
            // Of several sums none is like another.
            net = net.add(new BigDecimal("31.07"));
        }
        Map<String, Attachment> files = new LinkedHashMap<>();
        for (Field key : operation.keys()) {
            files.put(key.name(), pdf(fields.path(facts.reference()).asString("") + "-" + (files.size() + 1) + ".pdf"));
        }
        return new InvoiceDraft(part, fields, files, scenario);
    }

    /**
     * @param operation a settlement
     * @return its fields that have another value in each invoice: any text is right there, and it is not the provider
     */
    public static List<Field> unique(Operation operation) {
        return operation.fields().stream()
                .filter(field -> field.isFree()
                        && !field.isKey()
                        && !field.isAmount()
                        && !field.name().equals(operation.asSettlement().provider()))
                .toList();
    }

    private String varied(Field field, String example) {
        if (field.name().equals(operation.asSettlement().reference())) {
            return String.format(Locale.ROOT, "%s-%04d", mark, written);
        }
        String number = String.format(Locale.ROOT, "%04d", written);
        return example.substring(0, Math.max(0, example.length() - number.length())) + number;
    }

    /**
     * @param name of a file
     * @return a small PDF file of that name, like no other, whose Base64 is padded or not; behind its end, where its readers do not
     *     look, stands every byte that there is, and no end of a line
     */
    public static Attachment pdf(String name) {
        String digest = Attachment.digest(name.getBytes(StandardCharsets.UTF_8));
        byte[] file = SamplePdf.of(digest.substring(0, TELLING + Character.digit(digest.charAt(0), HEX) % 3));
        byte[] content = Arrays.copyOf(file, file.length + LINES.length + BYTES);
        System.arraycopy(LINES, 0, content, file.length, LINES.length);
        for (int each = 0; each < BYTES; each++) {
            content[file.length + LINES.length + each] = (byte) each;
        }
        return Attachment.of(name, content);
    }

    /**
     * @param name of a file
     * @param length in bytes
     * @return a PDF file of that name and length
     */
    public static Attachment pdf(String name, int length) {
        byte[] beginning = Arrays.copyOf(pdf(name).content(), PREFIX);
        return Attachment.made(name, length, beginning, () -> {
            byte[] content = LONG.computeIfAbsent(length, SamplePdf::ofLength).clone();
            System.arraycopy(beginning, 0, content, 0, PREFIX);
            return content;
        });
    }

    /** {@return the field of the first file's key} */
    public Optional<String> firstKey() {
        return operation.keys().stream().map(Field::name).findFirst();
    }

    /** So many bytes at the beginning tell each of these files from the others. */
    public static final int PREFIX = 33;
}
