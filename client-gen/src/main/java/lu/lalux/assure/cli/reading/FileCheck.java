package lu.lalux.assure.cli.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Fault;
import lu.lalux.assure.contract.Field;

/**
 * Looks at a file before it is uploaded: whether it is there, its name, its size, and whether it is the PDF that it
 * says. Thread-safe.
 */
final class FileCheck {

    private static final String PDF = ".pdf";

    /**
     * What a PDF begins with; readers take it within so many bytes, behind what a scanner's program has put before it.
     */
    private static final String BEGINNING = "%PDF-";

    private static final int WITHIN = 1_024;

    /** Of so many files, what they began with is kept: many requests may name one file. */
    private static final int KEPT = 1_000;

    private record Look(long size, FileTime modified, boolean pdf) {}

    private final Contract contract;
    private final Texts texts;
    private final Field fileName;
    private final NearbyFiles nearby = new NearbyFiles();

    private final Map<Path, Look> looks = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Look> eldest) {
            return size() > KEPT;
        }
    };

    FileCheck(Contract contract, Texts texts) {
        this.contract = contract;
        this.texts = texts;
        this.fileName = contract.fields("DepotDocument").get("fileNameWithExtension");
    }

    /**
     * What is wrong with a file, if anything (D22, {@code x-taille-max-fichier}); it is advice if a server may take it.
     */
    Optional<Finding> finding(Fonction fonction, String field, Path file) {
        if (!Files.isRegularFile(file)) {
            String meant = nearby.to(file).map(name -> texts.say("meant", name)).orElse("");
            return Optional.of(Finding.at(field, "champ-obligatoire", texts.say("file.missing", file) + meant));
        }
        try {
            return content(fonction, field, file);
        } catch (IOException e) {
            return Optional.of(Finding.at(field, "champ-obligatoire", texts.say("file.unreadable", file)));
        }
    }

    private Optional<Finding> content(Fonction fonction, String field, Path file) throws IOException {
        Look look = look(file);
        String name = file.getFileName().toString();
        if (!fileName.fits(name)) {
            String code = fileName.misfit().orElseThrow();
            String why = contract.codes().get(code).texts().get(texts.locale().getLanguage());
            return Optional.of(Finding.at(field, code, why + texts.say("given", name)));
        }
        if (look.size() == 0) {
            return Optional.of(Finding.at(field, "valeur-vide", texts.say("file.empty", name)));
        }
        long limit = contract.operation("put", fonction.upload())
                .orElseThrow()
                .fileLimit()
                .orElseThrow();
        if (look.size() > limit) {
            return Optional.of(Finding.at(field, "valeur-trop-longue", texts.say("file.too-large", name, limit)));
        }
        if (look.pdf()) {
            return Optional.empty();
        }
        boolean claims = name.toLowerCase(Locale.ROOT).endsWith(PDF);
        return Optional.of(new Finding(
                Fault.pointerTo(field),
                "pas-un-pdf",
                texts.say(claims ? "file.no-pdf" : "file.other-kind", name),
                !claims));
    }

    private synchronized Look look(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Look before = looks.get(file);
        if (before != null && before.size() == now.size() && before.modified().equals(now.lastModifiedTime())) {
            return before;
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(WITHIN + BEGINNING.length() - 1);
        }
        Look look = new Look(now.size(), now.lastModifiedTime(), new String(head, ISO_8859_1).contains(BEGINNING));
        looks.put(file, look);
        return look;
    }
}
