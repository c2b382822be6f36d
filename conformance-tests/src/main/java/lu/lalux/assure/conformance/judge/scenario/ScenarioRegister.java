package lu.lalux.assure.conformance.judge.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The register of the scenarios, {@code scenarios.yaml}: their words, their levels and whom they concern. */
public final class ScenarioRegister {

    private final Map<String, ScenarioEntry> entries;

    private ScenarioRegister(Map<String, ScenarioEntry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /** The judge's, read once: nobody changes it. */
    private static final class Own {
        private static final ScenarioRegister REGISTER = read();
    }

    /** {@return the judge's register, in its order} */
    public static ScenarioRegister load() {
        return Own.REGISTER;
    }

    private static ScenarioRegister read() {
        try (InputStream resource =
                ScenarioRegister.class.getResourceAsStream("/lu/lalux/assure/conformance/judge/scenarios.yaml")) {
            return of(new YAMLMapper()
                    .readTree(resource)
                    .valueStream()
                    .map(ScenarioRegister::read)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param all what is said of each scenario
     * @return a register of them, in their order
     */
    public static ScenarioRegister of(List<ScenarioEntry> all) {
        Map<String, ScenarioEntry> entries = new LinkedHashMap<>();
        for (ScenarioEntry entry : all) {
            if (entries.put(entry.id(), entry) != null) {
                throw new IllegalStateException("The scenarios have " + entry.id() + " twice");
            }
        }
        return new ScenarioRegister(entries);
    }

    private static ScenarioEntry read(JsonNode node) {
        return new ScenarioEntry(
                text(node, "id"),
                ScenarioEntry.Level.valueOf(text(node, "level").toUpperCase(Locale.ROOT)),
                text(node, "source"),
                new Text(text(node, "fr"), text(node, "en")),
                new Text(text(node.path("task"), "fr"), text(node.path("task"), "en")),
                node.has("point") ? OptionalInt.of(node.get("point").asInt()) : OptionalInt.empty(),
                some(node.path("trades"), Fonction.class),
                some(node.path("ways"), TokenWay.class));
    }

    /** All of them, if none is named. */
    private static <E extends Enum<E>> Set<E> some(JsonNode names, Class<E> kind) {
        EnumSet<E> some = EnumSet.noneOf(kind);
        names.forEach(name -> some.add(
                Enum.valueOf(kind, name.asString().toUpperCase(Locale.ROOT).replace('-', '_'))));
        return some.isEmpty() ? EnumSet.allOf(kind) : some;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isString() || value.stringValue().isBlank()) {
            throw new IllegalStateException("The scenarios lack " + name + " in " + node);
        }
        return value.stringValue();
    }

    /** {@return every scenario, in the register's order} */
    public Collection<ScenarioEntry> entries() {
        return entries.values();
    }

    /**
     * @param id of a scenario
     * @return what is said of it
     * @throws IllegalArgumentException when the register does not have it
     */
    public ScenarioEntry get(String id) {
        ScenarioEntry entry = entries.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("Not among the scenarios: " + id);
        }
        return entry;
    }
}
