package lu.lalux.assure.cli.signin;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;

/**
 * An expert in person signs in, in a browser of this machine; the password is typed on LALUX's page and is never here.
 */
public final class PersonSignIn implements Function<URI, URI> {

    /** Where the browser comes back to unless something else is registered; the sandbox knows it. */
    public static final URI USUAL = URI.create("http://localhost:3000/callback");

    private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");

    private final URI returnAddress;
    private final Browser browser;
    private final Duration patience;
    private final Texts texts;
    private final Consumer<String> person;

    /**
     * @param returnAddress registered for the application: http, on this machine, with a port
     * @param patience how long the person has
     * @param person is told what to do
     * @throws StopException if it is no such address
     */
    public PersonSignIn(URI returnAddress, Browser browser, Duration patience, Texts texts, Consumer<String> person) {
        if (!"http".equals(returnAddress.getScheme())
                || returnAddress.getPort() < 1
                || returnAddress.getRawPath().isEmpty()
                || returnAddress.getRawFragment() != null
                || returnAddress.getRawQuery() != null
                || !loopback(returnAddress.getHost())) {
            throw new StopException(ExitCode.USAGE, texts.say("signin.return-address", USUAL));
        }
        this.returnAddress = returnAddress;
        this.browser = browser;
        this.patience = patience;
        this.texts = texts;
        this.person = person;
    }

    private static boolean loopback(String host) {
        try {
            return host != null && Stream.of(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * @param address of the sign-in, with its {@code state}
     * @return where the browser came back to, with the fragment
     * @throws StopException if the port is busy, or nobody signed in
     */
    @Override
    public URI apply(URI address) {
        Matcher state = STATE.matcher(address.toString());
        if (!state.find()) {
            throw new IllegalStateException("a sign-in has a state");
        }
        try (ReturnAddress back = new ReturnAddress(returnAddress, state.group(1), texts)) {
            boolean opened = browser.open(address);
            person.accept(texts.say(opened ? "signin.opened" : "signin.open", address));
            return back.await(patience)
                    .orElseThrow(
                            () -> new StopException(ExitCode.ACCESS, texts.say("signin.late", patience.toMinutes())));
        } catch (BindException e) {
            throw new StopException(ExitCode.LATER, texts.say("signin.busy", returnAddress.getPort(), returnAddress));
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.say("signin.no-listening", returnAddress));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StopException(ExitCode.ACCESS, texts.say("signin.late", patience.toMinutes()));
        }
    }
}
