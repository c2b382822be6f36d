package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.register.Text;

/** The user agent says which software in which version it is: who looks for a fault at the insurer's needs no more. */
public final class UserAgentNames extends General {

    /** Of each call. */
    public UserAgentNames() {
        super("manieres.agent");
    }

    @Override
    Text expected() {
        return new Text(
                "User-Agent: Logiciel/version, tels que le juge les a reçus (--software, --software-version)",
                "User-Agent: Software/version, as the judge was given them (--software, --software-version)");
    }

    @Override
    Function<Exchange, Optional<Text>> wrong(Evidence evidence) {
        String name = letters(evidence.software().name());
        String version = letters(evidence.software().version());
        return exchange -> {
            Optional<String> agent = exchange.request().header("User-Agent");
            if (agent.isEmpty()) {
                return Optional.of(new Text("User-Agent manque.", "User-Agent is missing."));
            }
            String said = letters(agent.get());
            return said.contains(name) && said.contains(version)
                    ? Optional.empty()
                    : Optional.of(Text.both("« " + agent.get() + " »"));
        };
    }

    /** Blanks and accents cannot stand in a product's name, so that makers write it otherwise there. */
    private static String letters(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
                .replaceAll("[^\\p{Alnum}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
