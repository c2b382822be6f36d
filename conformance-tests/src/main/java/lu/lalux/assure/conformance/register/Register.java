package lu.lalux.assure.conformance.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every requirement, those that cannot be tested from outside included, with the reason. */
public final class Register {

    private static final String RESOURCE = "/lu/lalux/assure/conformance/register.yaml";

    private final Map<String, RegisterEntry> entries;

    private Register(Map<String, RegisterEntry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /** The suite's, read once: nobody changes it. */
    private static final class Own {
        private static final Register REGISTER = read();
    }

    /** {@return the suite's register, in its order} */
    public static Register load() {
        return Own.REGISTER;
    }

    private static Register read() {
        try (InputStream resource = Register.class.getResourceAsStream(RESOURCE)) {
            Map<String, RegisterEntry> entries = new LinkedHashMap<>();
            for (JsonNode node : new YAMLMapper().readTree(resource)) {
                RegisterEntry entry = read(node);
                if (entries.put(entry.id(), entry) != null) {
                    throw new IllegalStateException("The register has " + entry.id() + " twice");
                }
            }
            return new Register(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RegisterEntry read(JsonNode node) {
        return new RegisterEntry(
                text(node, "id"),
                Level.of(text(node, "level")),
                text(node, "source"),
                new Text(text(node, "fr"), text(node, "en")),
                reason(node, "untestable"),
                reason(node, "stateless"),
                node.path("refus").asBoolean(false),
                Optional.of(node.path("contrat").asString(""))
                        .filter(quote -> !quote.isEmpty())
                        .map(quote -> quote.split("#", 2))
                        .map(parts -> new RegisterEntry.Quote(parts[0], parts.length > 1 ? parts[1] : "")));
    }

    private static Optional<Text> reason(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).map(reason -> new Text(text(reason, "fr"), text(reason, "en")));
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isString() || value.stringValue().isBlank()) {
            throw new IllegalStateException("The register lacks " + name + " in " + node);
        }
        return value.stringValue();
    }

    /** {@return every requirement, in the register's order} */
    public Collection<RegisterEntry> entries() {
        return entries.values();
    }

    /**
     * @param id of a requirement
     * @return the requirement
     * @throws IllegalArgumentException when the register does not have it
     */
    public RegisterEntry get(String id) {
        RegisterEntry entry = entries.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("Not in the register: " + id);
        }
        return entry;
    }
}
