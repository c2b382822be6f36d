package lu.lalux.assure.stub.reglement;

import static lu.lalux.assure.stub.support.Sandbox.faults;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.Settlement;
import lu.lalux.assure.contract.Sum;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the contract says of a settlement as data (D18 to D20, D25), seen on the wire: a controller that takes another
 * field, or forgets one, fails here; and so does a field that is recorded without being part of the content that is
 * compared.
 */
final class ContractFacts {

    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000.pdf";

    private final Contract contract;
    private final Sending server;
    private final String account;
    private final Settlement facts;
    private int number;

    /**
     * @param contract that the server serves
     * @param server sends it a PUT of JSON
     * @param account whose settlement it is
     * @param schema of the settlement
     */
    ContractFacts(Contract contract, Sending server, String account, String schema) {
        this.contract = contract;
        this.server = server;
        this.account = account;
        this.facts = contract.settlement(schema);
    }

    Stream<DynamicTest> tests() {
        List<DynamicTest> tests = new ArrayList<>();
        each(tests, "makes another request", identity(), this::makesAnotherRequest);
        each(
                tests,
                "is part of the content",
                facts.fields().all().stream()
                        .filter(field -> !identity().contains(field))
                        .toList(),
                this::isContent);
        each(tests, "names a file", facts.keys(), this::namesAFile);
        for (Sum sum : facts.sums()) {
            tests.add(DynamicTest.dynamicTest(
                    sum.net() + " and " + sum.tax() + " make " + sum.total(), () -> addsUp(sum)));
        }
        return tests.stream();
    }

    private void each(List<DynamicTest> tests, String what, List<Field> fields, ThrowingTest test) {
        fields.forEach(field -> tests.add(DynamicTest.dynamicTest(field + " " + what, () -> test.run(field))));
    }

    private List<Field> identity() {
        return List.of(facts.provider(), facts.reference(), facts.type());
    }

    private void makesAnotherRequest(Field field) throws Exception {
        ObjectNode request = request();
        assertThat(put(request)).isEqualTo(202);
        assertThat(put(altered(request, field))).isEqualTo(202);
    }

    private void isContent(Field field) throws Exception {
        ObjectNode request = request();
        assertThat(put(request)).isEqualTo(202);
        ObjectNode altered = altered(request, field);
        assertThat(altered).isNotEqualTo(request);
        assertThat(faults(send(altered))).containsExactly(facts.reference().pointer() + " demande-differente");
    }

    private void namesAFile(Field field) throws Exception {
        ObjectNode request = request().put(field.name(), UNKNOWN);
        assertThat(faults(send(request))).containsExactly(field.pointer() + " cle-inconnue");
    }

    private void addsUp(Sum sum) throws Exception {
        ObjectNode request = request();
        request.put(sum.total().name(), plusOne(request.get(sum.total().name())));
        HttpResponse<String> answer = send(request);
        assertThat(faults(answer)).containsExactly(sum.total().pointer() + " somme-inexacte");
        assertThat(json(answer).at("/errors/0/detail").asString()).startsWith(sum.net() + " + " + sum.tax() + " = ");
    }

    /** The contract's fullest example, under a reference of its own, with files of its own. */
    ObjectNode request() throws Exception {
        JsonNode examples = facts.operation().requestBody().orElseThrow().at("/content/application~1json/examples");
        ObjectNode request = (ObjectNode) examples.valueStream()
                .map(example -> example.get("value"))
                .max(Comparator.comparingInt(JsonNode::size))
                .orElseThrow()
                .deepCopy();
        request.put(facts.reference().name(), "FACTS-" + ++number);
        for (Field key : facts.keys()) {
            request.put(key.name(), upload(key));
        }
        return request;
    }

    /** The same with another value in a field; what a rule then forbids is left out. */
    private ObjectNode altered(ObjectNode request, Field field) throws Exception {
        ObjectNode altered = request.deepCopy();
        JsonNode value = request.get(field.name());
        switch (field.kind()) {
            case AMOUNT -> alterAmount(altered, field);
            case KEY -> altered.put(field.name(), upload(field));
            case DATE ->
                altered.put(
                        field.name(),
                        LocalDate.parse(value.asString()).plusDays(1).toString());
            case CHOICE ->
                altered.put(
                        field.name(),
                        field.values().stream()
                                .filter(other -> !other.equals(value.asString()))
                                .findFirst()
                                .orElseThrow());
            case INTEGER -> altered.put(field.name(), value.asInt() + 1);
            case BOOLEAN -> altered.put(field.name(), !value.asBoolean());
            default -> altered.put(field.name(), value.asString() + "X");
        }
        contract.schemas().faults(facts.fields().schema(), altered).forEach(fault -> altered.remove(fault.field()));
        return altered;
    }

    /** An amount with all that it makes, or is made of. */
    private void alterAmount(ObjectNode request, Field amount) {
        Set<Field> altered = new HashSet<>(Set.of(amount));
        for (Sum sum : facts.sums()) {
            if (amount == sum.total()) {
                altered.add(sum.net());
            } else if (amount == sum.net() || amount == sum.tax()) {
                altered.add(sum.total());
            }
        }
        altered.forEach(field -> request.put(field.name(), plusOne(request.get(field.name()))));
    }

    private static String plusOne(JsonNode amount) {
        return new BigDecimal(amount.asString()).add(BigDecimal.ONE).toPlainString();
    }

    private int put(ObjectNode request) throws Exception {
        return send(request).statusCode();
    }

    private HttpResponse<String> send(ObjectNode request) throws Exception {
        return server.put(account, facts.operation().path(), request.toString());
    }

    private String upload(Field key) throws Exception {
        String file = Sandbox.file("facture.pdf", "contenu".getBytes(StandardCharsets.UTF_8));
        return json(server.put(account, key.upload().orElseThrow(), file))
                .required("key")
                .asString();
    }

    /** How a server is sent a PUT of JSON. */
    interface Sending {

        HttpResponse<String> put(String account, String path, String json) throws Exception;
    }

    private interface ThrowingTest {

        void run(Field field) throws Exception;
    }
}
