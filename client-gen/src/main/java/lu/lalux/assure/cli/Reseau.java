package lu.lalux.assure.cli;

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
import lu.lalux.assure.client.AssureClient;
import picocli.CommandLine.Option;

/** The way to the server, where it is not the usual one: a proxy, an authority of the house's own. */
final class Reseau {

    private static final String PROXY = "ASSURE_PROXY";

    @Option(names = "--proxy", paramLabel = "URL", descriptionKey = "option.proxy")
    private URI proxy;

    @Option(names = "--autorite", paramLabel = "FICHIER", descriptionKey = "option.autorite")
    private Path autorite;

    void appliquer(Contexte contexte, AssureClient.Builder builder) {
        if (proxy != null && proxy.getRawUserInfo() != null) {
            throw new ArretException(CodeRetour.USAGE, contexte.dire("proxy.secret", PROXY));
        }
        URI par = proxy != null ? proxy : variable(contexte);
        if (par != null) {
            if (!"http".equals(par.getScheme()) || par.getHost() == null || par.getPort() < 0) {
                throw new ArretException(CodeRetour.USAGE, contexte.dire("proxy.invalide"));
            }
            builder.proxy(ProxySelector.of(new InetSocketAddress(par.getHost(), par.getPort())));
            if (par.getUserInfo() != null) {
                String[] qui = par.getUserInfo().split(":", 2);
                builder.proxyCredentials(qui[0], qui.length == 1 ? "" : qui[1]);
            }
        }
        if (autorite != null) {
            builder.sslContext(confiance(contexte));
        }
    }

    private static URI variable(Contexte contexte) {
        try {
            return contexte.variable(PROXY).map(URI::create).orElse(null);
        } catch (IllegalArgumentException e) {
            throw new ArretException(CodeRetour.USAGE, contexte.dire("proxy.invalide"));
        }
    }

    private SSLContext confiance(Contexte contexte) {
        try (InputStream in = Files.newInputStream(autorite)) {
            Collection<? extends Certificate> certificats =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            KeyStore autorites = KeyStore.getInstance(KeyStore.getDefaultType());
            autorites.load(null, null);
            for (Certificate certificat : certificats) {
                autorites.setCertificateEntry("autorite-" + autorites.size(), certificat);
            }
            if (autorites.size() == 0) {
                throw new ArretException(CodeRetour.FICHIER, contexte.dire("autorite.vide", autorite));
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(autorites);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, managers.getTrustManagers(), null);
            return tls;
        } catch (IOException e) {
            throw new ArretException(CodeRetour.FICHIER, contexte.dire("fichier.illisible", autorite));
        } catch (GeneralSecurityException e) {
            throw new ArretException(CodeRetour.FICHIER, contexte.dire("autorite.vide", autorite));
        }
    }
}
