package lu.lalux.assure.cli.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import tools.jackson.databind.JsonNode;

/**
 * The accounts of whoever sends for more than one, as JSON:
 * <pre>
 * {"comptes": {"garage": {"adresse": "https://…", "clientId": "…", "secretFichier": "garage.secret"}},
 *  "compte": "garage"}</pre>
 * It has no secret itself, and may be read by others.
 */
public final class SettingsFile {

    private static final String ACCOUNTS = "comptes";
    private static final String USUAL = "compte";
    private static final List<String> KEYS =
            List.of("adresse", "adresseJetons", "clientId", "secretFichier", "adresseRetour");

    private final Path file;
    private final Texts texts;
    private final JsonFile json;

    public SettingsFile(Path file, Texts texts) {
        this.file = file;
        this.texts = texts;
        this.json = new JsonFile(file, texts, "settings.wrong");
    }

    /**
     * @param name of the account; empty for the one that the file calls the usual one, or for its only one
     * @throws StopException if the file cannot be read, has what nobody asked for, or not this account
     */
    public Account account(Optional<String> name) {
        JsonNode settings = json.read();
        json.known(settings, List.of(ACCOUNTS, USUAL), "");
        JsonNode accounts = settings.path(ACCOUNTS);
        if (!accounts.isObject() || accounts.isEmpty()) {
            throw json.wrong(texts.say("settings.no-accounts", ACCOUNTS));
        }
        List<String> names = new ArrayList<>(accounts.propertyNames());
        String chosen = name.or(() -> json.text(settings, USUAL, ""))
                .or(() -> names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty())
                .orElseThrow(() -> json.wrong(texts.say("settings.which", String.join(", ", names))));
        if (!names.contains(chosen)) {
            throw json.wrong(texts.say("settings.no-account", chosen, String.join(", ", names)));
        }
        String place = ACCOUNTS + "." + chosen;
        JsonNode account = accounts.get(chosen);
        if (!account.isObject()) {
            throw json.wrong(texts.say("settings.no-object", place));
        }
        json.known(account, KEYS, place + ".");
        return new Account(
                json.text(account, "adresse", place + "."),
                json.text(account, "adresseJetons", place + "."),
                json.text(account, "clientId", place + "."),
                json.text(account, "secretFichier", place + ".")
                        .map(secret -> file.toAbsolutePath().resolveSibling(secret)),
                json.text(account, "adresseRetour", place + "."));
    }
}
