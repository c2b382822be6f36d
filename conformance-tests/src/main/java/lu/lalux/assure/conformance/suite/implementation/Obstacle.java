package lu.lalux.assure.conformance.suite.implementation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import lu.lalux.assure.conformance.exchange.NoAnswerException;
import lu.lalux.assure.conformance.exchange.OversizedAnswerException;
import lu.lalux.assure.conformance.register.Text;

/** What most likely stands between a request and its answer, and what to do about it. */
public final class Obstacle {

    private static final int PATIENCE_MILLIS = 5_000;

    private Obstacle() {}

    /**
     * @param unanswered a request without an answer
     * @param direct whether it went straight to the target, and not through a proxy
     * @return what to do; nothing when nothing is known
     */
    public static Optional<Text> before(NoAnswerException unanswered, boolean direct) {
        URI address = unanswered.call().uri();
        if (has(unanswered, SSLPeerUnverifiedException.class)) {
            return Optional.of(new Text(
                    "Le certificat de la cible n'est pas au nom de « " + address.getHost() + " ».",
                    "The target's certificate is not for the name \"" + address.getHost() + "\"."));
        }
        if (has(unanswered, CertPathBuilderException.class) || has(unanswered, CertificateException.class)) {
            return Optional.of(
                    new Text(
                            "Le certificat de la cible n'est signé par aucune autorité connue : donnez la sienne (PEM) par --ca-file.",
                            "The target's certificate is signed by no authority that is known: give its own (PEM) by --ca-file."));
        }
        if (has(unanswered, OversizedAnswerException.class)) {
            return Optional.of(new Text(
                    "Quelqu'un y répond, par plus qu'aucune réponse du contrat ; le reste n'est pas lu. Vérifiez l'adresse.",
                    "Somebody answers there, by more than any answer of the contract; the rest is not read. Check the"
                            + " address."));
        }
        if (direct && address.getScheme().equals("https") && address.getPort() > 0 && speaksHttp(address)) {
            return Optional.of(new Text(
                    "Ce port parle http, et non https : essayez http://" + address.getAuthority() + ".",
                    "This port speaks http, and not https: try http://" + address.getAuthority() + "."));
        }
        return direct ? ofHttp(address) : Optional.empty();
    }

    /**
     * @param address with http, from which no answer came, or one that says that it did not understand
     * @return what to do, when it speaks https; else nothing
     */
    public static Optional<Text> ofHttp(URI address) {
        return address.getScheme().equals("http") && address.getPort() > 0 && speaksTls(address)
                ? Optional.of(new Text(
                        "Ce port parle https, et non http : essayez https://" + address.getAuthority() + ".",
                        "This port speaks https, and not http: try https://" + address.getAuthority() + "."))
                : Optional.empty();
    }

    private static boolean has(Throwable thrown, Class<? extends Exception> type) {
        return causes(thrown).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }

    /** Nothing is asked for but any answer. */
    private static boolean speaksHttp(URI address) {
        try (Socket plain = connected(address)) {
            plain.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] begin = plain.getInputStream().readNBytes(5);
            return new String(begin, StandardCharsets.US_ASCII).equals("HTTP/");
        } catch (IOException e) {
            return false;
        }
    }

    private static Socket connected(URI address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Nothing is sent that is anybody's: only a handshake is begun, with whatever certificate there is. */
    private static boolean speaksTls(URI address) {
        try (Socket plain = connected(address)) {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            try (SSLSocket tls = (SSLSocket)
                    context.getSocketFactory().createSocket(plain, address.getHost(), address.getPort(), true)) {
                tls.startHandshake();
                return true;
            }
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    /** Who it is does not matter where one only asks which language is spoken. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
