package lu.lalux.assure.cli.signin;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Opens an address in the person's browser. */
public final class Browser {

    private final List<String> command;

    /** @param program started with the address as its one argument; empty for the system's own way */
    public Browser(Optional<String> program) {
        this.command = program.map(List::of)
                .orElseGet(() -> usual(System.getProperty("os.name", "").toLowerCase(Locale.ROOT)));
    }

    private static List<String> usual(String system) {
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler");
        }
        return List.of(system.startsWith("mac") ? "open" : "xdg-open");
    }

    /** @return whether a program was found for it; what became of that, only the person sees */
    boolean open(URI address) {
        List<String> line = new ArrayList<>(command);
        line.add(address.toString());
        try {
            new ProcessBuilder(line)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
