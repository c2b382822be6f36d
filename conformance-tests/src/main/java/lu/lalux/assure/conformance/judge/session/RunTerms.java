package lu.lalux.assure.conformance.judge.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * On what terms a session is held.
 *
 * @param folder where the work list and the credentials are written
 * @param port of the server; 0 for a free one
 * @param secure whether it speaks HTTPS, with a certificate of its own
 * @param program the software's own command, run by the machine's shell once for each part; nothing when a person runs
 *     it
 * @param killing whether that command is killed, where a scenario asks for it, and run again
 * @param quiet how long nothing has to have come, once everything has been asked for, before the session ends
 * @param deadline at which it ends in any case
 */
public record RunTerms(
        Path folder,
        int port,
        boolean secure,
        Optional<String> program,
        boolean killing,
        Duration quiet,
        Duration deadline) {}
