package lu.lalux.assure.cli.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
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

/** One JSON object that a person wrote: what is wrong with it is said with its place in it. */
public final class JsonFile {

    private static final int MAX = 65_536;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final Texts texts;
    private final String wrong;

    /** @param wrong the text that says which file it is, and what is wrong with it */
    public JsonFile(Path file, Texts texts, String wrong) {
        this.file = file;
        this.texts = texts;
        this.wrong = wrong;
    }

    /** @throws StopException if it cannot be read, or is no JSON object */
    public JsonNode read() {
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

    /**
     * Refuses other keys.
     *
     * @param place of the object in the file, with a dot behind it; empty for the whole
     */
    public void known(JsonNode object, Collection<String> keys, String place) {
        for (String key : object.propertyNames()) {
            if (!keys.contains(key)) {
                throw wrong(texts.say("settings.unknown", place + key, String.join(", ", keys))
                        + Nearest.among(key, keys)
                                .map(nearest -> texts.say("meant", nearest))
                                .orElse(""));
            }
        }
    }

    /** A text that is not empty, if it is given. */
    public Optional<String> text(JsonNode object, String key, String place) {
        JsonNode value = object.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString() || value.stringValue().isBlank()) {
            throw wrong(texts.say("settings.no-text", place + key));
        }
        return Optional.of(value.stringValue().strip());
    }

    /** That something is wrong with it. */
    public StopException wrong(String why) {
        return new StopException(ExitCode.USAGE, Wording.printable(texts.say(wrong, file, why)));
    }
}
