package lu.lalux.assure.conformance.suite.report;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.syntax.WholeText;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.RegisterEntry;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.result.Clause;
import lu.lalux.assure.conformance.suite.result.Nonconformity;
import lu.lalux.assure.conformance.suite.result.Outcome;

/**
 * The clause that a failure is about, with the contract's own sentence in both languages. A test of the document's that
 * finds what only the contract asks for names the contract: the document does not say it.
 */
final class Clauses {

    private static final Pattern STATUS = Pattern.compile("^HTTP (\\d{3})");
    private static final Pattern VALIDATED = Pattern.compile("^([A-Z]+) (\\S+) → (\\d{3})");
    private static final Pattern MEMBER = Pattern.compile("^(type|status|title|detail|instance)\\b|errors(?=\\[])");
    private static final Pattern CODE = Pattern.compile(" code ([a-z0-9-]+)$");
    private static final Pattern HEADER = Pattern.compile("^(WWW-Authenticate|Cache-Control|Retry-After|Location): ");
    private static final int ENOUGH = 600;
    private static final String PROBLEM = "application/problem+json";
    private static final List<String> PROBLEM_SCHEMA = List.of("components", "schemas", "Probleme");

    private final Target target;
    private final Contract french;

    Clauses(Target target) {
        this.target = target;
        this.french = Contract.load();
    }

    /** Read once, and only where something fails. */
    private static final class English {
        private static final Contract CONTRACT = Contract.loadEnglish().orElseGet(Contract::load);
    }

    /**
     * @param outcome of a test
     * @param found what it found
     * @return what that breaks
     */
    Clause of(Outcome outcome, Nonconformity found) {
        RegisterEntry requirement = outcome.requirement();
        boolean own = requirement.level() != Level.DOCUMENT || found.level() == Level.DOCUMENT;
        Optional<Clause> contracts = own
                ? own(outcome).or(() -> seen(outcome, found))
                : seen(outcome, found).or(() -> own(outcome));
        if (own) {
            return new Clause(Text.both(requirement.source()), contracts.flatMap(Clause::sentence));
        }
        return contracts.orElseGet(() -> new Clause(new Text("Contrat", "Contract"), Optional.empty()));
    }

    /** What the register quotes; of a field's or a parameter's test, what the contract says of that. */
    private Optional<Clause> own(Outcome outcome) {
        return outcome.requirement()
                .quote()
                .flatMap(quote -> places(quote.place(), outcome)
                        .flatMap(steps -> clause(steps, quote.words()).stream())
                        .findFirst())
                .or(() -> field(outcome));
    }

    private Stream<List<String>> places(String place, Outcome outcome) {
        return place.equals("operation")
                ? outcome.exchanges().stream()
                        .map(exchange -> operation(exchange.call()))
                        .flatMap(Optional::stream)
                        .map(Clauses::path)
                : Stream.of(List.of(place.split("/")));
    }

    private Optional<Clause> field(Outcome outcome) {
        List<String> words = List.of(outcome.id().split("\\."));
        return operation(outcome)
                .flatMap(operation -> Stream.concat(operation.fields().stream(), operation.parameters().stream())
                        .filter(field -> words.contains(field.name()))
                        .findFirst()
                        .map(field -> ofField(operation, field)));
    }

    /** Of a field that is of a component, both say something. */
    private Clause ofField(Operation operation, Field field) {
        String name = operation.requestSchema().replaceFirst(".*/", "");
        String where = operation.fields().contains(field)
                ? name + "." + field.name()
                : operation.method() + " " + operation.path() + ", " + field.name();
        List<String> component = List.of("components", "schemas", field.component());
        return new Clause(
                new Text("Contrat, " + where, "Contract, " + where),
                Optional.of(new Text(
                        both(french, operation, field, component),
                        both(English.CONTRACT, operation, field, component))));
    }

    private static String both(Contract contract, Operation operation, Field field, List<String> component) {
        Operation same = contract.operation(operation.method(), operation.path());
        String own = Stream.concat(same.fields().stream(), same.parameters().stream())
                .filter(each -> each.name().equals(field.name()))
                .map(Field::description)
                .findFirst()
                .orElse("");
        return (own + " " + (field.component().isEmpty() ? "" : contract.description(component)))
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Where the contract says what was expected of this answer. */
    private Optional<Clause> seen(Outcome outcome, Nonconformity found) {
        String expected = found.expected().fr();
        Matcher validated = VALIDATED.matcher(found.received().fr());
        if (found.expected().equals(Nonconformity.AN_EXCHANGE) && validated.find()) {
            return response(validated.group(1), validated.group(2), validated.group(3));
        }
        Optional<Operation> operation = operation(outcome);
        Matcher status = STATUS.matcher(expected);
        if (status.find()) {
            return operation
                    .flatMap(each -> response(each.method(), each.path(), status.group(1)))
                    .or(() -> clause(List.of("info"), "`" + status.group(1) + "`"));
        }
        Matcher code = CODE.matcher(expected);
        if (code.find()) {
            return code(code.group(1));
        }
        if (expected.contains(PROBLEM)) {
            return clause(PROBLEM_SCHEMA, "");
        }
        Matcher member = MEMBER.matcher(expected);
        if (member.find()) {
            return clause(
                    Stream.concat(PROBLEM_SCHEMA.stream(), Stream.of("properties", member.group()))
                            .toList(),
                    "");
        }
        Matcher header = HEADER.matcher(expected);
        if (header.find()) {
            return operation.flatMap(each -> outcome.last()
                    .flatMap(exchange -> header(each, exchange.answer().status(), header.group(1))));
        }
        // A refusal in general; else what is said of the answer that came, if one did.
        Optional<String> answered = expected.contains("refus")
                ? Optional.of("400")
                : outcome.last()
                        .map(exchange -> String.valueOf(exchange.answer().status()));
        return answered.flatMap(each -> operation.flatMap(of -> response(of.method(), of.path(), each)));
    }

    private Optional<Clause> code(String code) {
        return french.at("/x-codes")
                .valueStream()
                .filter(entry -> entry.path("code").asString("").equals(code))
                .findFirst()
                .map(entry -> new Clause(
                        new Text("Contrat, x-codes, " + code, "Contract, x-codes, " + code),
                        Optional.of(new Text(
                                entry.path("fr").asString(""), entry.path("en").asString("")))));
    }

    private Optional<Clause> header(Operation operation, int answered, String name) {
        String status = String.valueOf(answered);
        List<String> steps = Stream.of(path(operation), List.of("responses", status, "headers", name))
                .flatMap(List::stream)
                .toList();
        return clause(steps, "").or(() -> response(operation.method(), operation.path(), status));
    }

    private Optional<Clause> response(String method, String path, String status) {
        // D28: 302 stands for 303, a freedom.
        return Stream.of(status, status.equals("302") ? "303" : status)
                .distinct()
                .flatMap(each ->
                        clause(List.of("paths", path, method.toLowerCase(Locale.ROOT), "responses", each), "").stream())
                .findFirst()
                .or(() -> Optional.of(new Clause(
                        new Text("Contrat, " + method + " " + path, "Contract, " + method + " " + path),
                        french.find(method, path)
                                .map(each -> String.join(", ", each.responses().keySet()))
                                .map(all -> new Text("Réponses : " + all + ".", "Responses: " + all + ".")))));
    }

    private Optional<Clause> clause(List<String> steps, String words) {
        List<String> paragraphs = french.paragraphs(steps);
        List<String> translated = English.CONTRACT.paragraphs(steps);
        for (int i = 0; i < paragraphs.size(); i++) {
            if (paragraphs.get(i).contains(words)) {
                String name = name(steps);
                // One text, unless a paragraph of it was asked for.
                Text sentence = words.isEmpty()
                        ? new Text(cut(String.join(" ", paragraphs)), cut(String.join(" ", translated)))
                        : new Text(cut(paragraphs.get(i)), cut(translated.get(Math.min(i, translated.size() - 1))));
                return Optional.of(
                        new Clause(new Text("Contrat, " + name, "Contract, " + name), Optional.of(sentence)));
            }
        }
        return Optional.empty();
    }

    private static String cut(String text) {
        return text.length() > ENOUGH ? WholeText.beginning(text, ENOUGH) + "…" : text;
    }

    /** As the register and a reader name it: an operation and what is in it, a component, or the introduction. */
    private static String name(List<String> steps) {
        if (steps.get(0).equals("paths")) {
            String operation = steps.get(2).toUpperCase(Locale.ROOT) + " " + steps.get(1);
            return Stream.concat(Stream.of(operation), steps.stream().skip(4))
                    .reduce((a, b) -> a + ", " + b)
                    .orElseThrow();
        }
        return steps.get(0).equals("info")
                ? "info.description"
                : String.join(".", steps.subList(2, steps.size())).replace(".properties.", ".");
    }

    private static List<String> path(Operation operation) {
        return List.of("paths", operation.path(), operation.method().toLowerCase(Locale.ROOT));
    }

    private Optional<Operation> operation(Outcome outcome) {
        return outcome.last().flatMap(exchange -> operation(exchange.call()));
    }

    private Optional<Operation> operation(Call call) {
        URI address = URI.create(call.uri().toString().split("[?#]", 2)[0]);
        return french.operations().stream()
                .filter(operation -> operation.method().equals(call.method())
                        && target.address(operation.path()).equals(address))
                .findFirst();
    }
}
