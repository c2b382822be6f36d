package lu.lalux.assure.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What code generators are known to make a mess of does not occur in the contract. */
class GeneratorFriendlinessTest {

    private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*";

    @Test
    void theVersionIsTheOneThatAllUnderstand() {
        assertThat(Contract.root().path("openapi").stringValue()).isEqualTo("3.0.3");
    }

    @Test
    void namesAreAsciiIdentifiers() {
        JsonNode components = Contract.root().path("components");
        List<String> names = new ArrayList<>();
        components.valueStream().forEach(kind -> names.addAll(kind.propertyNames()));
        names.removeIf(components.path("securitySchemes").propertyNames()::contains);
        Contract.operations().forEach(operation -> {
            names.add(operation.id());
            operation
                    .parameters()
                    .forEach(parameter -> names.add(parameter.path("name").stringValue()));
        });
        Contract.root()
                .path("tags")
                .valueStream()
                .forEach(tag -> names.add(tag.path("name").stringValue()));
        schemas((pointer, schema) -> {
            names.addAll(schema.path("properties").propertyNames());
            schema.path("enum").valueStream().map(JsonNode::stringValue).forEach(names::add);
        });

        assertThat(names).hasSizeGreaterThan(100).allMatch(name -> name.matches(IDENTIFIER));
    }

    @Test
    void anAmountHasNoFormat() {
        JsonNode amount = Contract.schema("Montant");
        assertThat(amount.path("type").stringValue()).isEqualTo("string");
        assertThat(amount.has("format")).isFalse();
        assertThat(amount.has("pattern")).isTrue();
    }

    @Test
    void thereIsNoFloatingNumber() {
        schemas((pointer, schema) ->
                assertThat(schema.path("type").stringValue("")).as(pointer).isNotEqualTo("number"));
    }

    @Test
    void thereIsNoAlternative() {
        schemas((pointer, schema) -> {
            assertThat(schema.has("oneOf")).as(pointer + " oneOf").isFalse();
            assertThat(schema.has("anyOf")).as(pointer + " anyOf").isFalse();
            assertThat(schema.has("discriminator"))
                    .as(pointer + " discriminator")
                    .isFalse();
        });
    }

    @Test
    void enumsAreNamed() {
        JsonNode named = Contract.root().path("components").path("schemas");
        schemas((pointer, schema) -> {
            if (schema.has("enum") && !pointer.contains("/not")) {
                assertThat(named.valueStream()).as(pointer).contains(schema);
            }
        });
    }

    @Test
    void theFileIsNamedAndHasNoMaximumLength() {
        JsonNode file = Contract.schema("Fichier");
        assertThat(file.path("format").stringValue()).isEqualTo("byte");
        assertThat(file.has("maxLength")).isFalse();
    }

    @Test
    void aConditionNamesWhatItRequires() {
        List<String> conditions = new ArrayList<>();
        schemas((pointer, schema) -> {
            if (pointer.endsWith("/not")) {
                conditions.add(pointer);
                assertThat(schema.path("type").stringValue("")).as(pointer).isEqualTo("object");
                assertThat(schema.path("properties").propertyNames())
                        .as(pointer)
                        .containsAll(schema.path("required")
                                .valueStream()
                                .map(JsonNode::stringValue)
                                .toList());
            }
        });
        assertThat(conditions).isNotEmpty();
    }

    @Test
    void onlyJsonRequestsAreClosed() {
        List<String> closed = new ArrayList<>();
        Contract.root().path("components").path("schemas").forEachEntry((name, schema) -> {
            if (schema.has("additionalProperties")) {
                assertThat(schema.get("additionalProperties").asBoolean()).isFalse();
                closed.add(name);
            }
        });

        assertThat(closed).containsExactlyInAnyOrder("DepotDocument", "DemandeReparateur", "DemandeExpert");
    }

    @Test
    void eachOauth2SchemeHasOneFlow() {
        assertThat(Contract.root()
                        .path("components")
                        .path("securitySchemes")
                        .valueStream()
                        .filter(scheme -> scheme.path("type").stringValue("").equals("oauth2")))
                .hasSize(2)
                .allSatisfy(scheme -> assertThat(scheme.path("flows").size()).isEqualTo(1));
    }

    private static void schemas(BiConsumer<String, JsonNode> visitor) {
        Contract.root()
                .path("components")
                .path("schemas")
                .forEachEntry((name, schema) -> visit("/components/schemas/" + name, schema, visitor));
        Contract.root()
                .path("components")
                .path("parameters")
                .forEachEntry((name, parameter) ->
                        visit("/components/parameters/" + name + "/schema", parameter.path("schema"), visitor));
    }

    private static void visit(String pointer, JsonNode schema, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(pointer, schema);
        schema.path("properties")
                .forEachEntry((name, property) -> visit(pointer + "/properties/" + name, property, visitor));
        Stream.of("items", "not")
                .filter(schema::has)
                .forEach(key -> visit(pointer + "/" + key, schema.get(key), visitor));
        Stream.of("allOf", "oneOf", "anyOf").forEach(key -> {
            for (int i = 0; i < schema.path(key).size(); i++) {
                visit(pointer + "/" + key + "/" + i, schema.get(key).get(i), visitor);
            }
        });
    }
}
