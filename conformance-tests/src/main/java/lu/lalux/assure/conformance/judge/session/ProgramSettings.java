package lu.lalux.assure.conformance.judge.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.judge.worklist.Access;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;

/**
 * What the software is given, part by part: addresses, credentials and work list, as variables for its program and as
 * files. The variables are those that {@code assure} reads.
 */
public final class ProgramSettings {

    private static final String VARIABLES = "acces.env";
    private static final String TRUSTED = "certificat.pem";

    private final Session session;
    private final Addresses addresses;
    private final Path folder;
    private final Path told;

    /**
     * @param session whose software is given it
     * @param addresses of the judge
     * @param folder of the session
     */
    public ProgramSettings(Session session, Addresses addresses, Path folder) {
        this(session, addresses, folder.toAbsolutePath(), folder.toAbsolutePath());
    }

    /**
     * @param session whose software is given it
     * @param addresses of the judge
     * @param folder where it is written
     * @param told where the software finds it
     */
    public ProgramSettings(Session session, Addresses addresses, Path folder, Path told) {
        this.session = session;
        this.addresses = addresses;
        this.folder = folder;
        this.told = told;
    }

    /**
     * @param part from 1
     * @return its folder
     */
    public Path folder(int part) {
        return folder.resolve(name(part));
    }

    private static String name(int part) {
        return "partie-" + part;
    }

    /** {@return what a part's program is told} */
    Map<String, String> variables(int part) {
        Access access = session.access();
        Credentials credentials = switch (part) {
            case 1 -> access.usual();
            case 2 -> access.wrong();
            default -> access.narrow();
        };
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("ASSURE_ADRESSE", addresses.functions().toString());
        variables.put("ASSURE_ADRESSE_JETONS", addresses.tokens().toString());
        if (session.software().way() == TokenWay.CLIENT_CREDENTIALS) {
            variables.put("ASSURE_CLIENT_ID", credentials.name());
            variables.put("ASSURE_CLIENT_SECRET", credentials.secret());
        } else {
            variables.put("ASSURE_APPLICATION_ID", access.application());
            variables.put("ASSURE_ADRESSE_RETOUR", access.redirectUri());
            variables.put("ASSURE_UTILISATEUR", credentials.name());
            variables.put("ASSURE_MOT_DE_PASSE", credentials.secret());
        }
        variables.put("ASSURE_JUGE_PARTIE", String.valueOf(part));
        Path own = told.resolve(name(part));
        variables.put("ASSURE_JUGE_DOSSIER", own.toString());
        variables.put("ASSURE_JUGE_RESULTATS", own.resolve(ToldResults.FILE).toString());
        return variables;
    }

    /**
     * Writes them down where only their owner reads them.
     *
     * @param parts of the list
     * @param certificate that the software is to trust, as PEM
     * @throws IOException when a file cannot be written
     */
    public void write(int parts, Optional<String> certificate) throws IOException {
        Files.createDirectories(folder);
        if (certificate.isPresent()) {
            Files.writeString(folder.resolve(TRUSTED), certificate.get());
        }
        for (int part = 1; part <= parts; part++) {
            Files.createDirectories(folder(part));
            List<String> lines = variables(part).entrySet().stream()
                    .map(variable -> variable.getKey() + "=" + variable.getValue())
                    .toList();
            secretly(folder(part).resolve(VARIABLES), String.join("\n", lines) + "\n");
        }
    }

    private static void secretly(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
