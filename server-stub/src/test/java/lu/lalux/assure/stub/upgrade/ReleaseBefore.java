package lu.lalux.assure.stub.upgrade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.PostgresServer;
import lu.lalux.assure.stub.support.StubProcess;

/** The sandbox of the release before this one, whose settings had other names. Built by {@code upgrade/build-before}. */
final class ReleaseBefore {

    /** Names its jar. */
    static final String NAMED = "ASSURE_SANDBOX_BEFORE";

    /** What it wrote into its tokens, whatever its port. */
    static final List<String> ISSUER =
            List.of("assure.token.issuer=http://localhost:8080", "assure.token.audience=http://localhost:8080");

    private ReleaseBefore() {}

    /** Starts it, with the data where the test's class has them. */
    static StubProcess start(Path folder) throws Exception {
        return StubProcess.startJar(jar(), folder, settings(folder));
    }

    private static Path jar() {
        return Path.of(System.getenv(NAMED)).toAbsolutePath();
    }

    private static List<String> settings(Path folder) {
        List<String> settings = new ArrayList<>(List.of("assure.accueil=false", "assure.dossier=" + folder));
        if (Installation.chosen() != Installation.SQLITE) {
            for (String setting : PostgresServer.running().settingsOfEmpty(folder)) {
                settings.add(setting.replace("assure.database.url", "assure.base.url")
                        .replace("assure.database.username", "assure.base.utilisateur"));
            }
            settings.add("assure.document.magasin=postgresql");
        }
        return settings;
    }
}
