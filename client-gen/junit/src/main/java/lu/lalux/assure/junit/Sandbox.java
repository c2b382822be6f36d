package lu.lalux.assure.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.junit.program.Json;
import lu.lalux.assure.junit.program.ProgramJar;
import lu.lalux.assure.junit.program.ProgramProcess;

/**
 * A running sandbox: its address, the identities that it knows, what is to go wrong, and what it has on record. What is
 * ordered here is for all its accounts, and stays until {@link #reset()}.
 */
public final class Sandbox implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final ProgramProcess process;
    private final URI tokens;
    private final URI functions;
    private final ControlCalls controls;

    private Sandbox(ProgramProcess process) {
        this.process = process;
        this.tokens = URI.create(Json.text(process.told(), "adresseJetons"));
        this.functions = URI.create(Json.text(process.told(), "adresseFonctions"));
        this.controls = new ControlCalls(functions);
    }

    /**
     * Starts one, for who does not use JUnit's extension.
     *
     * @param settings of the sandbox, as {@code assure.strict=true}
     * @return the sandbox, ready; {@link #close()} ends it, and so does the end of this process
     */
    public static Sandbox start(String... settings) {
        return start(ProgramJar.SANDBOX.find(name -> null), List.of(settings), START);
    }

    static Sandbox start(Path jar, List<String> settings, Duration patience) {
        Path folder;
        try {
            folder = Files.createTempDirectory("assure-bac-a-sable-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> arguments = new ArrayList<>();
        Stream.of(
                        "server.port=0",
                        "assure.ready-line=true",
                        "assure.stop.with=input",
                        "assure.stop.notice=0s",
                        "assure.data-folder=" + folder.resolve("donnees"))
                // Given twice, a setting would be a list.
                .filter(usual -> settings.stream().noneMatch(own -> name(own).equals(name(usual))))
                .forEach(usual -> arguments.add("--" + usual));
        settings.forEach(own -> arguments.add("--" + own.replaceFirst("^--", "")));
        return new Sandbox(ProgramProcess.start(jar, folder, arguments, patience));
    }

    private static String name(String setting) {
        return setting.replaceFirst("^--", "").replaceFirst("=.*", "");
    }

    /** {@return the address before {@code /token} and {@code /authen}} */
    public URI tokens() {
        return tokens;
    }

    /** {@return the address before the functions' paths} */
    public URI functions() {
        return functions;
    }

    /**
     * Gives the back end of a trade.
     *
     * @param trade of one function only
     * @return its credentials
     */
    public Credentials credentials(Trade trade) {
        return clients()
                .filter(client -> ((List<?>) client.get("portees"))
                        .stream().map(String::valueOf).allMatch(scope -> scope.startsWith("/" + trade.word())))
                .map(Sandbox::client)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("assure.token.clients"));
    }

    /** {@return the credentials of all back ends: others of the same trade, one of both trades} */
    public List<Credentials> allCredentials() {
        return clients().map(Sandbox::client).toList();
    }

    private Stream<Map<String, Object>> clients() {
        return Json.objects(process.told(), "clients").stream();
    }

    private static Credentials client(Map<String, Object> client) {
        return new Credentials(Json.text(client, "identifiant"), Json.text(client, "secret"));
    }

    /** {@return the {@code client_id} of the application by which an expert signs in at {@code /authen}} */
    public String application() {
        return Json.objects(process.told(), "applications").stream()
                .map(application -> Json.text(application, "identifiant"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("assure.token.clients"));
    }

    /** {@return an expert who signs in with that application} */
    public Credentials person() {
        return Json.objects(process.told(), "personnes").stream()
                .map(person -> new Credentials(Json.text(person, "nom"), Json.text(person, "motDePasse")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("assure.token.users"));
    }

    /** {@return what it has on record} */
    public Settlements settlements() {
        return new Settlements(controls);
    }

    /** {@return its time} */
    public Instant now() {
        return Instant.parse(Json.text(controls.get("etat", Map.of()), "heure"));
    }

    /**
     * Moves its clock on: after an hour a token has expired, after 24 a key.
     *
     * @param by how far, a second at least
     */
    public void advanceClock(Duration by) {
        controls.put("horloge", Map.of("avancer", by));
    }

    /**
     * Has the next uploads end in {@code Error}.
     *
     * @param number how many; 0 cancels
     */
    public void failUploads(int number) {
        controls.put("depots", Map.of("erreurs", number));
    }

    /**
     * Has a virus found in the next uploads.
     *
     * @param number how many; 0 cancels
     */
    public void infectUploads(int number) {
        controls.put("virus", Map.of("nombre", number));
    }

    /**
     * Refuses the next calls, that for a token included.
     *
     * @param status 429 or 503
     * @param retryAfter what {@code Retry-After} says, in whole seconds
     * @param number how many; 0 cancels
     */
    public void refuseCalls(int status, Duration retryAfter, int number) {
        controls.put("appels", Map.of("statut", status, "reessayer", retryAfter.toSeconds(), "nombre", number));
    }

    /**
     * Carries out the next calls that succeed, and closes the connection without an answer.
     *
     * @param number how many; 0 cancels
     */
    public void loseAnswers(int number) {
        controls.put("reponses-perdues", Map.of("nombre", number));
    }

    /**
     * Cuts off the next answers in the middle of their body.
     *
     * @param number how many; 0 cancels
     */
    public void cutAnswers(int number) {
        controls.put("reponses-coupees", Map.of("nombre", number));
    }

    /**
     * Has the next answers come late.
     *
     * @param delay in whole seconds, 60 at most
     * @param number how many; 0 cancels
     */
    public void slowAnswers(Duration delay, int number) {
        controls.put("reponses-lentes", Map.of("delai", delay.toSeconds(), "nombre", number));
    }

    /**
     * Adds a member that the contract does not know to the next answers.
     *
     * @param number how many; 0 cancels
     */
    public void addUnknownMembers(int number) {
        controls.put("membres-inconnus", Map.of("nombre", number));
    }

    /** Withdraws the tokens that were issued until now. */
    public void withdrawTokens() {
        controls.put("jetons", Map.of("retirer", true));
    }

    /** Gives them back. */
    public void restoreTokens() {
        controls.put("jetons", Map.of("retirer", false));
    }

    /**
     * Refuses the tolerated forms, T1 to T6, or accepts them.
     *
     * @param strict whether they are refused
     */
    public void strict(boolean strict) {
        controls.put("tolerances", Map.of("strict", strict));
    }

    /** Takes back all that was ordered: the clock too. What is on record stays. */
    public void reset() {
        controls.delete("etat");
    }

    /** {@return the number of its process} */
    public long pid() {
        return process.pid();
    }

    /** {@return the last lines that it has printed: each refusal has one} */
    public String output() {
        return process.output();
    }

    /** Ends it; its data are gone. */
    @Override
    public void close() {
        process.close();
    }
}
