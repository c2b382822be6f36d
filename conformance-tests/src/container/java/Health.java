import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The health check of the suite's image, for which that needs no shell and no curl. A run of the suite is no server, and well as long
 * as it lasts; the judge of {@code --serve} has to take connections where its own command line says that it listens.
 */
public final class Health {

    private static final int MILLIS = 3_000;

    public static void main(String[] none) throws IOException {
        List<String> command =
                List.of(Files.readString(Path.of("/proc/1/cmdline")).split("\0"));
        if (!command.contains("--serve")) {
            return;
        }
        String address = option(command, "--listen")
                .filter(every -> !every.equals("0.0.0.0") && !every.equals("::"))
                .orElse("localhost");
        int port = Integer.parseInt(option(command, "--port")
                .orElseThrow(() -> new IllegalArgumentException("In a container the judge needs --port")));
        try (Socket judge = new Socket()) {
            judge.connect(new InetSocketAddress(address, port), MILLIS);
        }
    }

    /** Either way of writing it: {@code --port 8090} or {@code --port=8090}. */
    private static Optional<String> option(List<String> command, String name) {
        for (int i = 0; i < command.size(); i++) {
            if (command.get(i).equals(name) && i + 1 < command.size()) {
                return Optional.of(command.get(i + 1));
            }
            if (command.get(i).startsWith(name + "=")) {
                return Optional.of(command.get(i).substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
