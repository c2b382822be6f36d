package lu.lalux.assure.conformance.judge.serve;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Period;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import lu.lalux.assure.conformance.judge.certificate.SigningKey;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.serve.session.SessionLimits;

/**
 * On what terms the judge is offered.
 *
 * @param data folder of the sessions
 * @param port that it listens on; 0 for a free one
 * @param address that it listens on; none: this machine's own
 * @param tokens the address before {@code /token} as vendors reach it; none: 127.0.0.1
 * @param functions the address before the functions as vendors reach it, under another host; none: localhost
 * @param tls that it ends itself; none: plain HTTP
 * @param certificate that vendors are to trust, as PEM; none: there is none, or one that is recognised
 * @param openingKey that opening a session asks for
 * @param signingKey of LALUX's; none: a key of each session's own
 * @param validity of certificates
 * @param limits of it
 * @param tempo how fast sessions go
 */
public record ServeTerms(
        Path data,
        int port,
        Optional<InetAddress> address,
        Optional<URI> tokens,
        Optional<URI> functions,
        Optional<SSLContext> tls,
        Optional<String> certificate,
        Optional<String> openingKey,
        Optional<SigningKey> signingKey,
        Period validity,
        SessionLimits limits,
        Tempo tempo) {}
