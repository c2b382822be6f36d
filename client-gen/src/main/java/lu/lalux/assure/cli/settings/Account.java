package lu.lalux.assure.cli.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One account of a settings file; each part may be left out.
 *
 * @param address the server's
 * @param tokenAddress that of tokens
 * @param clientId the application
 * @param secretFile where its secret is; beside the settings unless the path is absolute
 * @param returnAddress where an expert's browser comes back to
 */
public record Account(
        Optional<String> address,
        Optional<String> tokenAddress,
        Optional<String> clientId,
        Optional<Path> secretFile,
        Optional<String> returnAddress) {

    /** Where there is no settings file. */
    public static final Account NONE =
            new Account(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
