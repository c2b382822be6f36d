import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

/**
 * The health check of the sandbox's image, for which that needs no shell and no curl: asks the sandbox in this container, and ends with
 * 0 when it says yes. Finds it by the variables that the sandbox itself is set by.
 */
public final class Health {

    private static final int MILLIS = 3_000;

    /** @param probe {@code readiness} or {@code liveness} */
    public static void main(String[] probe) throws IOException {
        String port = variable("MANAGEMENT_SERVER_PORT")
                .or(() -> variable("SERVER_PORT"))
                .orElse("8080");
        String address = variable("SERVER_ADDRESS")
                .filter(every -> !every.equals("0.0.0.0") && !every.equals("::"))
                .orElse("localhost");
        HttpURLConnection asked =
                (HttpURLConnection) URI.create("http://" + address + ":" + port + "/exploitation/sante/" + probe[0])
                        .toURL()
                        .openConnection();
        asked.setConnectTimeout(MILLIS);
        asked.setReadTimeout(MILLIS);
        int status = asked.getResponseCode();
        System.out.println(probe[0] + ": " + status);
        System.exit(status == HttpURLConnection.HTTP_OK ? 0 : 1);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
