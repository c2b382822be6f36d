package lu.lalux.assure.conformance.cli.settings;

import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.register.Text;

/** Names that options and variables had before they were English: refused, with the name that each has now. */
public final class FormerNames {

    private static final Map<String, String> NOW = Map.ofEntries(
            Map.entry("bac-a-sable", "sandbox"),
            Map.entry("debit", "rate"),
            Map.entry("rapport", "report"),
            Map.entry("partiel", "partial"),
            Map.entry("sans-etat", "stateless"),
            Map.entry("autre-client-id", "other-client-id"),
            Map.entry("autre-client-secret-file", "other-client-secret-file"),
            Map.entry("utilisateur", "user"),
            Map.entry("mot-de-passe-file", "password-file"),
            Map.entry("autre-utilisateur", "other-user"),
            Map.entry("autre-mot-de-passe-file", "other-password-file"),
            Map.entry("proxy-utilisateur", "proxy-user"),
            Map.entry("proxy-mot-de-passe-file", "proxy-password-file"),
            Map.entry("parallele", "parallel"),
            Map.entry("port-commande", "control-port"),
            Map.entry("ASSURE_AUTRE_CLIENT_SECRET", "ASSURE_OTHER_CLIENT_SECRET"),
            Map.entry("ASSURE_MOT_DE_PASSE", "ASSURE_PASSWORD"),
            Map.entry("ASSURE_AUTRE_MOT_DE_PASSE", "ASSURE_OTHER_PASSWORD"),
            Map.entry("ASSURE_PROXY_MOT_DE_PASSE", "ASSURE_PROXY_PASSWORD"));

    private FormerNames() {}

    /**
     * @param name of an option, with or without its dashes, or of a variable
     * @return what it is called now, in words; nothing when it never was a name
     */
    public static Optional<Text> renamed(String name) {
        String bare = name.replaceFirst("^--", "");
        return Optional.ofNullable(NOW.get(bare))
                .map(now -> name.substring(0, name.length() - bare.length()) + now)
                .map(now ->
                        new Text(name + " s'appelle maintenant " + now + ".", name + " is called " + now + " now."));
    }

    /**
     * @param variable as it is called now
     * @return what it was called before; nothing when it never had another name
     */
    public static Optional<String> before(String variable) {
        return NOW.entrySet().stream()
                .filter(entry -> entry.getValue().equals(variable))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
