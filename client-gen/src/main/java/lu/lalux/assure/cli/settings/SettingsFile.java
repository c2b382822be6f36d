package lu.lalux.assure.cli.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.contract.Nearest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The accounts of whoever sends for more than one, as JSON:
 * <pre>
 * {"comptes": {"garage": {"adresse": "https://…", "clientId": "…", "secretFichier": "garage.secret"}},
 *  "compte": "garage"}</pre>
 * It has no secret itself, and may be read by others.
 */
public final class SettingsFile {

    private static final int MAX = 65_536;
    private static final String ACCOUNTS = "comptes";
    private static final String USUAL = "compte";
    private static final List<String> KEYS =
            List.of("adresse", "adresseJetons", "clientId", "secretFichier", "adresseRetour");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final Texts texts;

    public SettingsFile(Path file, Texts texts) {
        this.file = file;
        this.texts = texts;
    }

    /**
     * @param name of the account; empty for the one that the file calls the usual one, or for its only one
     * @throws StopException if the file cannot be read, has what nobody asked for, or not this account
     */
    public Account account(Optional<String> name) {
        JsonNode settings = read();
        known(settings, List.of(ACCOUNTS, USUAL), "");
        JsonNode accounts = settings.path(ACCOUNTS);
        if (!accounts.isObject() || accounts.isEmpty()) {
            throw wrong(texts.say("settings.no-accounts", ACCOUNTS));
        }
        List<String> names = new ArrayList<>(accounts.propertyNames());
        String chosen = name.or(() -> text(settings, USUAL, ""))
                .or(() -> names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty())
                .orElseThrow(() -> wrong(texts.say("settings.which", String.join(", ", names))));
        if (!names.contains(chosen)) {
            throw wrong(texts.say("settings.no-account", chosen, String.join(", ", names)));
        }
        String place = ACCOUNTS + "." + chosen;
        JsonNode account = accounts.get(chosen);
        if (!account.isObject()) {
            throw wrong(texts.say("settings.no-object", place));
        }
        known(account, KEYS, place + ".");
        return new Account(
                text(account, "adresse", place + "."),
                text(account, "adresseJetons", place + "."),
                text(account, "clientId", place + "."),
                text(account, "secretFichier", place + ".")
                        .map(secret -> file.toAbsolutePath().resolveSibling(secret)),
                text(account, "adresseRetour", place + "."));
    }

    private JsonNode read() {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX + 1);
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.unreadable(e, file));
        }
        if (bytes.length > MAX) {
            throw new StopException(ExitCode.FILE, texts.say("file.too-large", file, MAX));
        }
        try {
            JsonNode read = MAPPER.readTree(bytes);
            if (!read.isObject()) {
                throw wrong(texts.say("json.no-object"));
            }
            return read;
        } catch (JacksonException e) {
            // The text itself is not repeated: somebody may have written a secret here.
            var place = e.getLocation();
            throw wrong(texts.say("json.unreadable", place.getLineNr(), place.getColumnNr()));
        }
    }

    private void known(JsonNode object, List<String> keys, String place) {
        for (String key : object.propertyNames()) {
            if (!keys.contains(key)) {
                throw wrong(texts.say("settings.unknown", place + key, String.join(", ", keys))
                        + Nearest.among(key, keys)
                                .map(nearest -> texts.say("meant", nearest))
                                .orElse(""));
            }
        }
    }

    private Optional<String> text(JsonNode object, String key, String place) {
        JsonNode value = object.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString() || value.stringValue().isBlank()) {
            throw wrong(texts.say("settings.no-text", place + key));
        }
        return Optional.of(value.stringValue().strip());
    }

    private StopException wrong(String why) {
        return new StopException(ExitCode.USAGE, Wording.printable(texts.say("settings.wrong", file, why)));
    }
}
