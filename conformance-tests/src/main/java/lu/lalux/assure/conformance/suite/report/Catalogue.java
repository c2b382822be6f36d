package lu.lalux.assure.conformance.suite.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Register;
import lu.lalux.assure.conformance.register.RegisterEntry;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.run.Selection;

/**
 * Prints the register: each requirement with its level and source, and the tests that judge it or the reason for none.
 */
public final class Catalogue {

    private final PrintStream out;
    private final Language language;

    /**
     * @param out where to
     * @param language of the titles
     */
    public Catalogue(PrintStream out, Language language) {
        this.out = out;
        this.language = language;
    }

    /**
     * @param register every requirement
     * @param tests that a run would have
     * @param selection what was asked for
     */
    public void print(Register register, List<Outcome> tests, Selection selection) {
        Map<String, List<Outcome>> byRequirement = tests.stream()
                .collect(Collectors.groupingBy(test -> test.requirement().id()));
        for (RegisterEntry entry : register.entries()) {
            List<Outcome> own = byRequirement.getOrDefault(entry.id(), List.of());
            boolean untestable = entry.untestable().isPresent() && selection.takes(entry.id(), entry);
            if (own.isEmpty() && !untestable) {
                continue;
            }
            out.println(entry.id() + "  [" + entry.level().word() + "]  "
                    + entry.title().in(language) + "  (" + entry.source() + ")");
            entry.untestable()
                    .ifPresent(reason -> out.println(
                            "    " + new Text("non essayé : ", "not tested: ").in(language) + reason.in(language)));
            own.stream()
                    .map(Outcome::id)
                    .filter(id -> !id.equals(entry.id()))
                    .sorted()
                    .forEach(id -> out.println("    " + id));
        }
        out.println();
        out.println(new Text(tests.size() + " essais", tests.size() + " tests").in(language));
    }
}
