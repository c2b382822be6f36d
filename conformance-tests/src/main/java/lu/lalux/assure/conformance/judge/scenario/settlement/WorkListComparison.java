package lu.lalux.assure.conformance.judge.scenario.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.settlement.Deviation.Nature;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds settlement requests against the work list: to the letter, amounts by value; the keys are another room's
 * business.
 */
final class WorkListComparison {

    private final Evidence evidence;
    private final Operation settlement;
    private final List<Refusal> refusals;

    /** One that a scenario made up, and the fields that it names. */
    private record Refusal(Exchange exchange, Set<String> names) {}

    WorkListComparison(Evidence evidence) {
        this.evidence = evidence;
        this.settlement = evidence.settlement();
        this.refusals = evidence
                .log()
                .that(exchange -> exchange.kind() == Kind.SETTLEMENT
                        && exchange.status() >= 400
                        && !exchange.scenario().isEmpty())
                .stream()
                .map(exchange -> new Refusal(exchange, named(exchange)))
                .toList();
    }

    /** {@return the settlement requests that are about an invoice of the list, and are readable} */
    List<Exchange> readable() {
        return evidence.log()
                .that(exchange -> exchange.kind() == Kind.SETTLEMENT
                        && exchange.body() instanceof ObjectNode
                        && exchange.subject().invoice().isPresent());
    }

    /** {@return all that they say otherwise, in order} */
    List<Deviation> deviations() {
        return readable().stream().flatMap(request -> of(request).stream()).toList();
    }

    /** {@return what one of them says otherwise} */
    List<Deviation> of(Exchange request) {
        Invoice invoice = request.subject().invoice().orElseThrow();
        Set<String> toBeMended = toBeMended(request, invoice);
        List<Deviation> found = new ArrayList<>();
        for (Field field : settlement.fields()) {
            boolean own = evidence.software().ownReferences()
                    && field.name().equals(settlement.asSettlement().reference());
            if (!field.isKey() && !own && !toBeMended.contains(field.name())) {
                compare(field, invoice, request, found);
            }
        }
        for (String member : request.body().propertyNames()) {
            if (settlement.field(member).isEmpty()) {
                Optional<Field> meant = settlement.fields().stream()
                        .filter(field -> field.toleratedNames().contains(member))
                        .findFirst();
                found.add(new Deviation(
                        member,
                        meant,
                        meant.isPresent() ? Nature.TOLERATED_NAME : Nature.UNKNOWN,
                        meant.map(Field::name).orElse(""),
                        request.body().get(member).toString(),
                        request));
            }
        }
        return found;
    }

    /**
     * After a refusal that a scenario made up, a client does right that has a person mend what the refusal names; none
     * does so while one run of a program goes on.
     */
    private Set<String> toBeMended(Exchange request, Invoice invoice) {
        return refusals.stream()
                .filter(refusal -> refusal.exchange().number() < request.number()
                        && !evidence.log()
                                .circumstances()
                                .ofOneRun(refusal.exchange().request(), request.request())
                        && refusal.exchange()
                                .subject()
                                .invoice()
                                .filter(invoice::equals)
                                .isPresent())
                .flatMap(refusal -> refusal.names().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> named(Exchange refused) {
        try {
            return JsonMapper.shared()
                    .readTree(refused.answer().body())
                    .path("errors")
                    .valueStream()
                    .map(fault -> fault.path("pointer").asString("").replaceFirst("^/", ""))
                    .collect(Collectors.toSet());
        } catch (JacksonException e) {
            return Set.of();
        }
    }

    private static void compare(Field field, Invoice invoice, Exchange request, List<Deviation> found) {
        JsonNode expected = invoice.fields().path(field.name());
        JsonNode came = request.body().path(field.name());
        if (expected.isMissingNode() && came.isMissingNode()) {
            return;
        }
        if (expected.isMissingNode()) {
            found.add(deviation(field, Nature.ADDED, expected, came, request));
        } else if (came.isMissingNode()) {
            if (field.toleratedNames().stream().noneMatch(request.body()::has)) {
                found.add(deviation(field, Nature.MISSING, expected, came, request));
            }
        } else if (came.isNull()) {
            found.add(deviation(field, Nature.MISSING, expected, came, request));
        } else {
            if (!ofType(field, came)) {
                found.add(deviation(field, Nature.TYPE, expected, came, request));
            }
            if (!sameValue(field, expected, came)) {
                found.add(deviation(field, Nature.VALUE, expected, came, request));
            }
        }
    }

    private static Deviation deviation(Field field, Nature nature, JsonNode expected, JsonNode came, Exchange request) {
        return new Deviation(
                field.name(),
                Optional.of(field),
                nature,
                expected.isMissingNode() ? "" : expected.toString(),
                came.isMissingNode() ? "" : came.toString(),
                request);
    }

    private static boolean ofType(Field field, JsonNode value) {
        return switch (field.type()) {
            case "integer" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isString();
        };
    }

    /** Whatever its type: that is said apart. */
    private static boolean sameValue(Field field, JsonNode expected, JsonNode came) {
        if (!came.isValueNode()) {
            return false;
        }
        String one = expected.asString("");
        String other = came.asString("");
        if (one.equals(other)) {
            return true;
        }
        boolean number = field.isAmount() || field.type().equals("integer");
        try {
            return number && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
