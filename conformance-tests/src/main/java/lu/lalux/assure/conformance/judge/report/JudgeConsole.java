package lu.lalux.assure.conformance.judge.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Printout;

/** What is seen while a session lasts and when it ends. */
public final class JudgeConsole extends Printout {

    /** So much of a line that the program printed is shown. */
    private static final int LINE = 400;

    private static final String CLEARED = "\r\u001B[K";

    private final boolean terminal;
    private final Map<String, State> told = new HashMap<>();
    private final LongSupplier nanoTime;
    private final long began;
    private long minutes;

    /**
     * @param out where to
     * @param language of the texts
     * @param redaction what must not be seen, see {@link SessionSecrets}
     * @param terminal whether one line can show the progress
     */
    public JudgeConsole(PrintStream out, Language language, Redaction redaction, boolean terminal) {
        this(out, language, redaction, terminal, System::nanoTime);
    }

    JudgeConsole(PrintStream out, Language language, Redaction redaction, boolean terminal, LongSupplier nanoTime) {
        super(out, language, redaction);
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    /**
     * @param software on trial
     * @param contractVersion what it is held against
     * @param scenarios how many concern it
     */
    public void begin(Software software, String contractVersion, int scenarios) {
        String name = clean(software.name() + " " + software.version());
        say(
                "Assure, contrat " + contractVersion + " : " + scenarios + " scénarios pour " + name + " ("
                        + software.trade().word() + ")",
                "Assure, contract " + contractVersion + ": " + scenarios + " scenarios for " + name + " ("
                        + software.trade().word() + ")");
        if (!terminal) {
            say(
                    "Ce qui est dit pendant la session peut encore changer ; le verdict est à la fin.",
                    "What is said while the session lasts may still change; the verdict is at the end.");
        }
    }

    /**
     * Shown at once: on a terminal one line, which the next replaces; elsewhere a line for each scenario that has come
     * up.
     *
     * @param now what can be said so far
     */
    public synchronized void progress(Judgement now) {
        if (terminal) {
            out.print(CLEARED + line(now));
            out.flush();
        } else {
            long minute = elapsed().toMinutes();
            if (minute > minutes) {
                minutes = minute;
                out.println(line(now));
            }
            now.scenarios().stream()
                    .filter(this::isNew)
                    .forEach(judged -> out.println(
                            judged.standing().sign() + " " + judged.entry().id() + " : "
                                    + judged.standing().word().in(language)));
        }
    }

    /**
     * Said at once, whatever else is shown.
     *
     * @param what is wrong with the software's program
     * @param printed what it printed last
     */
    public synchronized void trouble(Text what, List<String> printed) {
        out.println((terminal ? CLEARED : "") + "! " + clean(what));
        // Cut only when it is clean: half a secret is not known as one.
        printed.stream()
                .map(this::clean)
                .map(line -> line.substring(0, Math.min(LINE, line.length())))
                .forEach(line -> out.println("  | " + line));
    }

    private boolean isNew(Judged judged) {
        State standing = judged.standing();
        boolean silent = standing == State.NOT_SHOWN || standing == State.NOT_APPLICABLE;
        return !silent && told.put(judged.entry().id(), standing) != standing;
    }

    private String line(Judgement now) {
        long broken = now.count(State.BROKEN);
        long left = now.count(State.NOT_SHOWN);
        long all = now.scenarios().size() - now.count(State.NOT_APPLICABLE);
        Duration elapsed = elapsed();
        String time = elapsed.toMinutes() + " min " + elapsed.toSecondsPart() + " s, ";
        return new Text(
                        "[" + (all - left) + "/" + all + "] " + time + broken + " enfreint(s), " + now.requests()
                                + " demande(s) reçue(s)",
                        "[" + (all - left) + "/" + all + "] " + time + broken + " broken, " + now.requests()
                                + " request(s) received")
                .in(language);
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - began);
    }

    /**
     * @param judgement that stays
     */
    public synchronized void end(Judgement judgement) {
        if (terminal) {
            out.println(CLEARED + line(judgement));
        }
        WireTranscript transcript = new WireTranscript(redaction, judgement);
        failures(judgement, transcript);
        advice(judgement);
        notShown(judgement);
        notApplicable(judgement);
        out.println();
        out.println(judgement.result().sign() + " "
                + judgement.result().word().in(language).toUpperCase(Locale.ROOT) + " ("
                + judgement.counts().in(language) + ")");
        judgement
                .leftOut()
                .forEach(left -> say(
                        "Pas joué dans cette session : " + left.entry().id() + ". "
                                + left.ruling().reason().map(this::clean).orElse(""),
                        "Not played in this session: " + left.entry().id() + ". "
                                + left.ruling().reason().map(this::clean).orElse("")));
        if (judgement.judgeFailed()) {
            out.println(VerdictReason.JUDGE_FAILED.in(language));
        }
        say(
                judgement.requests() + " demande(s) reçue(s) ; code de sortie "
                        + judgement.result().exitCode(),
                judgement.requests() + " request(s) received; exit code "
                        + judgement.result().exitCode());
    }

    /** In the order in which they are worth mending. */
    private void failures(Judgement judgement, WireTranscript transcript) {
        Room before = null;
        for (Judged judged : judgement.failures()) {
            if (judged.room() != before) {
                before = judged.room();
                section(new Text(
                        "À réparer : " + before.title().fr(),
                        "To mend: " + before.title().en()));
            }
            failure(
                    "✗",
                    judged.entry().id(),
                    judged.entry().title(),
                    judged.entry().source());
            Excerpt<Remark> remarks = Excerpt.of(judged.ruling().remarks(), Excerpt.REMARKS);
            remarks.shown().forEach(remark -> remark(remark, transcript));
            more(remarks.left());
        }
    }

    private void remark(Remark remark, WireTranscript transcript) {
        finding(remark, new Text("Reçu   ", "Received"));
        Excerpt<Exchange> exchanges = Excerpt.of(remark.exchanges(), Excerpt.EXCHANGES);
        exchanges
                .shown()
                .forEach(exchange -> out.println("    "
                        + clean(transcript.heading(exchange)) + "  ("
                        + clean(exchange.request().method() + " "
                                + exchange.request().path()) + ")"));
        more(exchanges.left());
        if (!exchanges.shown().isEmpty()) {
            Exchange last = exchanges.shown().get(exchanges.shown().size() - 1);
            indent(transcript.request(last));
            indent(transcript.response(last));
        }
    }

    private void more(int left) {
        if (left > 0) {
            say("    … et " + left + " autres", "    … and " + left + " others");
        }
    }

    private void advice(Judgement judgement) {
        List<Judged> advised = judgement.advice();
        if (!advised.isEmpty()) {
            heading(new Text("Conseils (jamais un échec)", "Advice (never a failure)"));
            advised.forEach(judged -> judged.allAdvice().stream()
                    .limit(Excerpt.REMARKS)
                    .forEach(remark -> out.println("  " + judged.entry().id() + " : " + clean(remark.expected()) + " / "
                            + clean(remark.received()))));
        }
    }

    private void notShown(Judgement judgement) {
        if (judgement.count(State.NOT_SHOWN) > 0) {
            heading(new Text(
                    "Pas montrés (une exigence qui ne s'est pas jouée n'est pas réussie)",
                    "Not shown (an obligation that never came up is not passed)"));
            byReason(judgement, State.NOT_SHOWN).forEach((reason, alike) -> {
                out.println("  ? " + reason);
                alike.forEach(judged -> out.println("      " + judged.entry().id() + " : "
                        + clean(judged.entry().title())));
                String tasks = alike.stream()
                        .map(judged -> clean(judged.entry().task()))
                        .distinct()
                        .collect(Collectors.joining(" / "));
                say("      À faire : " + tasks, "      To do: " + tasks);
            });
        }
    }

    /** {@return those that have one reason together, few before many: a cause is one, and what it hinders is many} */
    private Map<String, List<Judged>> byReason(Judgement judgement, State standing) {
        Map<String, List<Judged>> reasons = judgement.scenarios().stream()
                .filter(judged -> judged.standing() == standing)
                .collect(Collectors.groupingBy(
                        judged -> judged.ruling().reason().map(this::clean).orElse(""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return reasons.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().size()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private void notApplicable(Judgement judgement) {
        if (judgement.count(State.NOT_APPLICABLE) > 0) {
            heading(new Text(
                    "Sans objet pour ce logiciel (le verdict n'en dépend pas)",
                    "Not applicable to this software (the verdict does not depend on it)"));
            byReason(judgement, State.NOT_APPLICABLE)
                    .forEach((reason, alike) -> out.println("  – " + reason + " : "
                            + alike.stream().map(judged -> judged.entry().id()).collect(Collectors.joining(", "))));
        }
    }

    /** What a client writes is on one line, and its terminal's commands are seen. */
    @Override
    protected String clean(String text) {
        return WireTranscript.visible(super.clean(text)).replace("\n", " ");
    }
}
