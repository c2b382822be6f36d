package lu.lalux.assure.cli.commands;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.client.AssureClient;
import picocli.CommandLine.Option;

/** The way to the server, where it is not the usual one: a proxy, an authority of the house's own. */
final class Network {

    private static final String PROXY = "ASSURE_PROXY";

    @Option(names = "--proxy", paramLabel = "URL", descriptionKey = "option.proxy")
    private URI proxy;

    @Option(
            names = {"--autorite", "--authority"},
            paramLabel = "FICHIER",
            descriptionKey = "option.authority")
    private Path authority;

    void apply(Context context, AssureClient.Builder builder) {
        if (proxy != null && proxy.getRawUserInfo() != null) {
            throw new StopException(ExitCode.USAGE, context.say("proxy.secret", PROXY));
        }
        URI through = proxy != null ? proxy : variable(context);
        if (through != null) {
            if (!"http".equals(through.getScheme()) || through.getHost() == null || through.getPort() < 0) {
                throw new StopException(ExitCode.USAGE, context.say("proxy.invalid"));
            }
            builder.proxy(ProxySelector.of(new InetSocketAddress(through.getHost(), through.getPort())));
            if (through.getUserInfo() != null) {
                String[] who = through.getUserInfo().split(":", 2);
                builder.proxyCredentials(who[0], who.length == 1 ? "" : who[1]);
            }
        }
        if (authority != null) {
            builder.sslContext(trust(context));
        }
    }

    private static URI variable(Context context) {
        try {
            return context.variable(PROXY).map(URI::create).orElse(null);
        } catch (IllegalArgumentException e) {
            throw new StopException(ExitCode.USAGE, context.say("proxy.invalid"));
        }
    }

    private SSLContext trust(Context context) {
        try (InputStream in = Files.newInputStream(authority)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            for (Certificate certificate : certificates) {
                authorities.setCertificateEntry("autorite-" + authorities.size(), certificate);
            }
            if (authorities.size() == 0) {
                throw new StopException(ExitCode.FILE, context.say("authority.empty", authority));
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(authorities);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, managers.getTrustManagers(), null);
            return tls;
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, context.texts().unreadable(e, authority));
        } catch (GeneralSecurityException e) {
            throw new StopException(ExitCode.FILE, context.say("authority.empty", authority));
        }
    }
}
