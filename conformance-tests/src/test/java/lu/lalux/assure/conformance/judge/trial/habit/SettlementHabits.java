package lu.lalux.assure.conformance.judge.trial.habit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What clients are known to do to invoices: to accents, zeros, cents, credit notes, days. */
final class SettlementHabits {

    private final Operation operation;
    private final List<Habit> all = new ArrayList<>();

    SettlementHabits(Operation repairer) {
        this.operation = repairer;
    }

    List<Habit> all() {
        texts();
        amounts();
        values();
        forms();
        return all;
    }

    private void texts() {
        everyText(
                "latin1-as-utf8",
                "reglement.accents",
                value -> new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        everyText("decomposed", "reglement.accents", value -> Normalizer.normalize(value, Normalizer.Form.NFD));
        everyText("question-marks", "reglement.accents", value -> value.replaceAll("[^\\x20-\\x7E]", "?"));
        everyText(
                "accents-dropped",
                "reglement.accents",
                value -> Normalizer.normalize(value, Normalizer.Form.NFD).replaceAll("\\p{M}", ""));
        everyText("only-latin-1", "reglement.hors-latin-1", value -> value.replaceAll("[^\\x00-\\xFF]", "?"));
        everyText(
                "two-bytes-at-most",
                "reglement.hors-latin-1",
                value -> value.replaceAll("[\\x{10000}-\\x{10FFFF}]", "?"));
        everyText("plain-quotes", "reglement.hors-latin-1", value -> value.replace('\u2019', '\''));
        everyText("plain-dashes", "reglement.hors-latin-1", value -> value.replace('\u2013', '-'));
        everyText("plain-blanks", "reglement.hors-latin-1", value -> value.replaceAll("[\\u00A0\\u202F]", " "));
        everyText("only-what-is-seen", "reglement.hors-latin-1", value -> value.replace("\u200B", ""));
        everyText("slashes-as-hyphens", "reglement.signes", value -> value.replace('/', '-'));
        everyText("cut-at-64-bytes", "reglement.longueur-maximale", value -> {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            return new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.UTF_8);
        });
        everyText("cut-by-utf-16", "reglement.hors-latin-1", value -> value.substring(0, Math.min(32, value.length())));
        everyText("tabs-as-blanks", "reglement.hors-latin-1", value -> value.replace('\t', ' '));
        everyText("soft-hyphens-dropped", "reglement.hors-latin-1", value -> value.replace("\u00AD", ""));
        everyText("in-small-letters", "reglement.references-voisines", value -> value.toLowerCase(Locale.ROOT));
        everyText(
                "composed", "reglement.lettres-decomposees", value -> Normalizer.normalize(value, Normalizer.Form.NFC));
        everyText("blanks-in-a-row", "reglement.blancs", value -> value.replaceAll(" +", " "));
        otherText(
                "composed", "reglement.lettres-decomposees", value -> Normalizer.normalize(value, Normalizer.Form.NFC));
        otherText("separators-dropped", "reglement.plaques", value -> value.replaceAll("[ -]", ""));
        otherText("nothing-of-na", "reglement.plaques", value -> value.equals("NA") ? "" : value);
        otherText("capitals", "reglement.plaques", value -> value.toUpperCase(Locale.ROOT));
        otherText(
                "chassis-of-17",
                "reglement.longueur-maximale",
                value -> value.substring(0, Math.min(17, value.length())));
        everyText(
                "html-escaped",
                "reglement.signes",
                value -> value.replace("&", "&amp;").replace("<", "&lt;"));
        everyText("quotes-dropped", "reglement.signes", value -> value.replace("\"", ""));
        everyText("backslashes-dropped", "reglement.signes", value -> value.replace("\\", ""));
        everyText("plus-as-space", "reglement.signes", value -> value.replace('+', ' '));
        everyText(
                "semicolons-cut",
                "reglement.signes",
                value -> value.contains(";") ? value.split(";", 2)[0] + last(value) : value);
        everyText("zeros-lost", "reglement.zeros-de-tete", value -> value.replaceFirst("^0+", ""));
        everyText(
                "as-a-number",
                "reglement.zeros-de-tete",
                value -> value.matches("[0-9]+") ? new BigDecimal(value).toString() : value);
        everyText(
                "digits-of-a-spreadsheet",
                "reglement.zeros-de-tete",
                value -> value.matches("[0-9]{16,}") ? value.substring(0, value.length() - 2) + "00" : value);
        everyText(
                "cut-at-20", "reglement.longueur-maximale", value -> value.substring(0, Math.min(20, value.length())));
        everyText(
                "cut-at-32", "reglement.longueur-maximale", value -> value.substring(0, Math.min(32, value.length())));
        all.add(Habit.of(
                        "text.latin1-bytes",
                        "reglement.utf-8",
                        ways -> ways.writes(json -> json.toString().getBytes(StandardCharsets.ISO_8859_1)))
                .playing("reglement.accents"));
    }

    private static String last(String value) {
        return value.substring(Math.max(0, value.length() - 4));
    }

    /** Of all but the reference and the claim. */
    private void otherText(String name, String meant, UnaryOperator<String> change) {
        List<Field> all = WorkListDraft.unique(operation);
        all.subList(2, all.size())
                .forEach(field -> this.all.add(Habit.of(
                        "text." + field.name() + "." + name,
                        meant,
                        Spoil.field(field.name(), value -> text(change.apply(value.asString("")))))));
    }

    /** Of the reference and the claim: the others tell still which invoice it is. */
    private void everyText(String name, String meant, UnaryOperator<String> change) {
        all.add(Habit.of("text." + name, meant, Spoil.settlements(body -> {
            for (Field field : operation.fields()) {
                if (field.isFree()
                        && !field.isAmount()
                        && !field.isKey()
                        && body.path(field.name()).isString()) {
                    body.put(field.name(), change.apply(body.get(field.name()).stringValue()));
                }
            }
        })));
    }

    private void amounts() {
        everyAmount(
                "ten-cents-as-0.1-number",
                "reglement.tolerance-t3",
                value -> DecimalNode.valueOf(new BigDecimal(value.asString("")).stripTrailingZeros()),
                "reglement.dix-centimes");
        all.add(Habit.of(
                "amount.float-sum",
                "reglement.somme-decimale",
                Spoil.settlements(body -> operation
                        .asSettlement()
                        .sums()
                        .forEach(sum -> body.put(
                                sum.total(),
                                Double.toString(
                                        Double.parseDouble(body.path(sum.net()).asString("0"))
                                                + Double.parseDouble(
                                                        body.path(sum.tax()).asString("0"))))))));
        all.add(Habit.of(
                "amount.total-of-rate",
                "reglement.somme-decimale",
                Spoil.settlements(body -> operation
                        .asSettlement()
                        .sums()
                        .forEach(sum -> body.put(
                                sum.total(),
                                new BigDecimal(body.path(sum.net()).asString("0"))
                                        .multiply(new BigDecimal("1.17"))
                                        .setScale(2, RoundingMode.HALF_UP)
                                        .toPlainString())))));
        everyAmount(
                "tenths-lost",
                "reglement.dix-centimes",
                value -> text(new BigDecimal(value.asString(""))
                        .setScale(0, RoundingMode.DOWN)
                        .toPlainString()));
        everyAmount(
                "leading-zero-lost",
                "reglement.bien-forme",
                value -> text(value.asString("").replaceFirst("^0", "")),
                "reglement.dix-centimes");
        everyAmount(
                "exponent",
                "reglement.bien-forme",
                value -> text(
                        new BigDecimal(value.asString("")).stripTrailingZeros().toString()),
                "reglement.sans-decimales");
        everyAmount(
                "cents-assumed",
                "reglement.sans-decimales",
                value -> text(
                        value.asString("").contains(".")
                                ? value.asString("")
                                : new BigDecimal(value.asString(""))
                                        .movePointLeft(2)
                                        .toPlainString()));
        String tax = operation.asSettlement().sums().get(0).tax();
        body("tax-zero-left-out", "reglement.sans-taxe", Spoil.settlements(body -> {
            if (new BigDecimal(body.path(tax).asString("1")).signum() == 0) {
                body.remove(tax);
            }
        }));
        everyAmount(
                "thousands",
                "reglement.montant-maximal",
                value -> text(String.format(Locale.US, "%,.2f", new BigDecimal(value.asString("")))));
        everyAmount(
                "as-float",
                "reglement.montant-maximal",
                value -> text(new BigDecimal(Float.toString(Float.parseFloat(value.asString("0")))).toPlainString()));
    }

    private static JsonNode text(String value) {
        return StringNode.valueOf(value);
    }

    private void everyAmount(String name, String meant, UnaryOperator<JsonNode> change, String... plays) {
        all.add(Habit.of(
                        "amount." + name,
                        meant,
                        Spoil.settlements(body -> operation.fields().stream()
                                .filter(field -> field.isAmount() && body.has(field.name()))
                                .forEach(field -> body.set(field.name(), change.apply(body.get(field.name()))))))
                .playing(plays));
    }

    private void values() {
        String type = operation.asSettlement().type();
        Field days = operation.only(field -> field.type().equals("integer"));
        String kind = operation.incompatibilities().get(0).other();
        body("credit-note-negative", "reglement.note-de-credit", Spoil.settlements(body -> {
            if (body.path(type).asString("").equals("N")) {
                operation.fields().stream()
                        .filter(field -> field.isAmount() && body.has(field.name()))
                        .forEach(field -> body.put(
                                field.name(), "-" + body.get(field.name()).asString("")));
            }
        }));
        body("credit-note-as-invoice", "reglement.note-de-credit", Spoil.field(type, value -> text("F")));
        body("days-with-repair", "reglement.rep-sans-jours", Spoil.settlements(body -> {
            if (!body.path(kind).asString("").equals("VHR")) {
                body.put(days.name(), 0);
            }
        }));
        body("days-null-with-repair", "reglement.rep-sans-jours", Spoil.settlements(body -> {
            if (!body.has(days.name())) {
                body.putNull(days.name());
            }
        }));
        body("days-null", "reglement.facultatif-absent", Spoil.settlements(body -> {
            if (!body.has(days.name())) {
                body.putNull(days.name());
            }
        }));
        body("days-empty", "reglement.facultatif-absent", Spoil.settlements(body -> {
            if (!body.has(days.name())) {
                body.put(days.name(), "");
            }
        }));
        body(
                "of-a-test",
                "reglement.facture-connue",
                Spoil.settlements(body -> operation.fields().stream()
                        .filter(field -> field.isFree() && !field.isAmount() && !field.isKey())
                        .forEach(field -> body.put(field.name(), "ESSAI"))));
        body("days-never", "reglement.vhr-avec-jours", Spoil.settlements(body -> body.remove(days.name())));
        body("days-always", "reglement.vhr-sans-jours", Spoil.settlements(body -> {
            if (!body.has(days.name())) {
                body.put(days.name(), 1);
            }
        }));
        body("days-zero-left-out", "reglement.entier-zero", Spoil.settlements(body -> {
            if (body.path(days.name()).asInt(-1) == 0) {
                body.remove(days.name());
            }
        }));
        body(
                "days-as-a-byte",
                "reglement.entier-zero",
                Spoil.field(days.name(), value -> IntNode.valueOf(value.asInt() & 0xFF)));
        body("always-repair", "reglement.vhr-sans-jours", Spoil.field(kind, value -> text("REP")));
        body(
                "one-provider",
                "reglement.deux-prestataires",
                Spoil.field(
                        operation.asSettlement().provider(),
                        value -> text(value.asString("").replaceFirst("B$", ""))));
        body(
                "reference-with-provider",
                "reglement.deux-prestataires",
                Spoil.settlements(body -> body.put(
                        operation.asSettlement().reference(),
                        body.path(operation.asSettlement().provider()).asString("") + "-"
                                + body.path(operation.asSettlement().reference())
                                        .asString(""))));
        body("always-invoice", "reglement.deux-types", Spoil.field(type, value -> text("F")));
        body(
                "reference-with-type",
                "reglement.deux-types",
                Spoil.settlements(body -> body.put(
                        operation.asSettlement().reference(),
                        body.path(type).asString("")
                                + body.path(operation.asSettlement().reference())
                                        .asString(""))));
        dates("month-first", value -> LocalDate.parse(value).format(DateTimeFormatter.ofPattern("yyyy-dd-MM")));
        dates("time-zone", value -> LocalDate.parse(value).minusDays(1).toString());
        dates("no-leap-day", value -> value.replace("02-29", "02-28"));
        dates("year-of-week", value -> LocalDate.parse(value).get(IsoFields.WEEK_BASED_YEAR) + value.substring(4));
        dates("two-digits", value -> value.substring(2));
        all.add(Habit.of(
                        "boolean.always-false",
                        "reglement.vrai-et-faux",
                        Spoil.settlements(body -> body.put("abandonVehicule", false)))
                .in(Fonction.EXPERT));
        all.add(Habit.of("boolean.false-left-out", "reglement.vrai-et-faux", Spoil.settlements(body -> {
                    if (!body.path("abandonVehicule").asBoolean(true)) {
                        body.remove("abandonVehicule");
                    }
                }))
                .in(Fonction.EXPERT));
    }

    private void dates(String name, UnaryOperator<String> change) {
        String date = operation.only(Field::isDate).name();
        all.add(Habit.of(
                "date." + name,
                "reglement.jours-difficiles",
                Spoil.field(date, value -> text(change.apply(value.asString(""))))));
    }

    private void forms() {
        body("unknown-member", "reglement.champs-inconnus", Spoil.settlements(body -> body.put("idInterne", 12)));
        body("file-inside", "reglement.champs-inconnus", Spoil.settlements(body -> body.put("file", "JVBERi0=")));
        body(
                "in-query",
                "reglement.tolerance-t1",
                Spoil.requests(
                        Kind.SETTLEMENT,
                        request -> request.to(request.target() + "?" + query(request.text()))
                                .saying(new byte[0])));
        body(
                "in-query-and-body",
                "reglement.tolerance-t1",
                Spoil.requests(Kind.SETTLEMENT, request -> request.to(request.target() + "?" + query(request.text()))));
        body(
                "form-type",
                "reglement.bien-forme",
                Spoil.requests(
                        Kind.SETTLEMENT, request -> request.with("Content-Type", "application/x-www-form-urlencoded")));
        body(
                "no-type",
                "reglement.bien-forme",
                Spoil.requests(Kind.SETTLEMENT, request -> request.without("Content-Type")));
        body(
                "text-type",
                "reglement.bien-forme",
                Spoil.requests(Kind.SETTLEMENT, request -> request.with("Content-Type", "text/plain")));
        body(
                "array",
                "reglement.bien-forme",
                Spoil.requests(Kind.SETTLEMENT, request -> request.saying("[" + request.text() + "]")));
        body("by-post", "reglement.bien-forme", Spoil.requests(Kind.SETTLEMENT, request -> request.by("POST")));
        body(
                "single-quotes",
                "reglement.bien-forme",
                Spoil.requests(
                        Kind.SETTLEMENT,
                        request -> request.saying(request.text().replace('"', '\''))));
        body(
                "twice-the-same-member",
                "reglement.bien-forme",
                Spoil.requests(
                        Kind.SETTLEMENT,
                        request -> request.saying(request.text().replaceFirst("\\{", "{\"type\":\"F\","))));
        body(
                "byte-order-mark",
                "reglement.utf-8",
                Spoil.requests(Kind.SETTLEMENT, request -> request.saying("\uFEFF" + request.text())));
        body(
                "byte-order-mark-of-uploads",
                "reglement.utf-8",
                Spoil.requests(Kind.UPLOAD, request -> request.saying("\uFEFF" + request.text())));
        body(
                "utf16",
                "reglement.utf-8",
                Spoil.requests(
                        Kind.SETTLEMENT,
                        request -> request.saying(request.text().getBytes(StandardCharsets.UTF_16))));
    }

    private static String query(String body) {
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(body);
        List<String> pairs = new ArrayList<>();
        json.forEachEntry(
                (name, value) -> pairs.add(name + "=" + URLEncoder.encode(value.asString(""), StandardCharsets.UTF_8)));
        return String.join("&", pairs);
    }

    private void body(String name, String meant, Consumer<Ways> change) {
        all.add(Habit.of("invoice." + name, meant, change));
    }
}
