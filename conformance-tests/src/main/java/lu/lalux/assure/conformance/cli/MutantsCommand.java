package lu.lalux.assure.conformance.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import lu.lalux.assure.conformance.Suite;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.selfcheck.Lineup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mutants}: the self-check's servers, for other tools to be tried on; {@code peers/} does that. */
@Command(
        name = "mutants",
        mixinStandardHelpOptions = true,
        description = {
            "Sert le serveur juste de self-check, ses mutants et ses variantes conformes, l'un à la fois, avec les "
                    + "identités publiées du bac à sable. À l'adresse de commande, GET donne la liste (JSON) et PUT, dont "
                    + "le corps est un identifiant, fait servir celui-là. Jusqu'à Ctrl+C.",
            "Serves the self-check's right server, its mutants and conforming variants, one at a time, with the "
                    + "sandbox's published identities. At the control address, GET gives the list (JSON), and PUT, whose body "
                    + "is an id, makes that one serve. Until Ctrl+C."
        })
final class MutantsCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            defaultValue = "0",
            description = {"Port du serveur ; par défaut un port libre.", "The server's port; default a free one."})
    int port;

    @Option(
            names = "--control-port",
            defaultValue = "0",
            description = {"Port de commande ; par défaut un port libre.", "The control port; default a free one."})
    int controlPort;

    private final PrintStream out;

    MutantsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Lineup lineup = lineup(port, controlPort)) {
            out.println(new Text("Serveur", "Server").inBoth() + " : " + lineup.address());
            out.println(new Text("Commande", "Control").inBoth() + " : " + lineup.control());
            Thread.currentThread().join();
        }
        return 0;
    }

    /** With the sandbox's identities, as {@code --sandbox} reads them. */
    static Lineup lineup(int port, int controlPort) throws IOException {
        Options options = new Options();
        options.target.sandbox = URI.create("http://127.0.0.1");
        options.connection.timeout = Duration.ofSeconds(30);
        return new Lineup(Suite.run(), new TargetReader(options, name -> null).read(), port, controlPort);
    }
}
