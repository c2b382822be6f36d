package lu.lalux.assure.cli.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Field;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the files of a request: those that it names where a key belongs, and those that bear its own name. */
final class AttachmentFinder {

    private final Texts texts;
    private final boolean elsewhere;

    /**
     * @param elsewhere whether they may be in other folders than the request's own: a table may come from anybody, and
     *     names what it likes
     */
    AttachmentFinder(Texts texts, boolean elsewhere) {
        this.texts = texts;
        this.elsewhere = elsewhere;
    }

    /**
     * Takes the names of files out of the content.
     *
     * @param stem how the request's own files begin, null if there are none
     * @param attached the files that were found, by the field that takes their key
     * @return what is wrong with their places
     */
    List<Finding> find(ObjectNode content, Form form, Path folder, String stem, Map<String, Path> attached) {
        List<Finding> findings = new ArrayList<>();
        form.endings().forEach((field, end) -> {
            JsonNode value = content.get(field);
            try {
                if (value == null && stem != null) {
                    Path own = folder.resolve(stem + end);
                    if (Files.exists(own)) {
                        attached.put(field, own);
                    }
                } else if (value != null && named(value, form.fields().get(field), folder)) {
                    String name = value.stringValue();
                    Path file = NamedFile.in(folder, name);
                    attached.put(field, file);
                    content.remove(field);
                    if (!elsewhere && !file.normalize().startsWith(folder.normalize())) {
                        findings.add(Finding.at(field, "nom-de-fichier-invalide", texts.say("file.elsewhere", name)));
                    }
                }
            } catch (InvalidPathException e) {
                if (hasUnknownLetters(e.getInput())) {
                    content.remove(field);
                    findings.add(Finding.at(field, "champ-obligatoire", texts.say("file.locale", e.getInput())));
                }
                // Otherwise it is neither a name nor a key: the contract's check says so.
            }
        });
        return findings;
    }

    /**
     * Whether the locale, by which Java names files, lacks such letters: in a crontab, for instance, there is no locale
     * at all.
     */
    private static boolean hasUnknownLetters(String name) {
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", UTF_8.name()));
        return File.separatorChar == '/'
                && !names.equals(UTF_8)
                && !names.newEncoder().canEncode(name);
    }

    /** What looks like a key is one, unless a file bears that very name. */
    private static boolean named(JsonNode value, Field key, Path folder) {
        if (!value.isString() || value.stringValue().isEmpty()) {
            return false;
        }
        return !key.fits(value.stringValue()) || Files.exists(folder.resolve(value.stringValue()));
    }
}
