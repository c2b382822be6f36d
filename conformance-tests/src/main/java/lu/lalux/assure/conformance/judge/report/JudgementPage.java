package lu.lalux.assure.conformance.judge.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry.Level;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Page;
import lu.lalux.assure.conformance.report.PageTemplate.Clean;

/**
 * For two readers: who decides sees the verdict and what to mend first, who mends sees the exchanges.
 *
 * @param judgement of a session
 * @param transcript writes what was exchanged
 * @param language that the page is shown in at first
 */
record JudgementPage(Judgement judgement, WireTranscript transcript, Language language) implements Page {

    private static final Text EXIGENCE = new Text("exigence", "obligation");
    private static final Text CONSEIL = new Text("conseil", "advice");

    /** The scenarios of a room. */
    record Chamber(Text title, String anchor, List<Played> scenarios) {}

    /** A scenario and what became of it. */
    record Played(Judged judged, WireTranscript transcript) {

        String anchor() {
            return "scenario-" + judged.entry().id();
        }

        Text level() {
            return judged.entry().level() == Level.EXIGENCE ? EXIGENCE : CONSEIL;
        }

        /** {@return the point of the checklist that it checks; at most one} */
        List<Integer> points() {
            return judged.entry().point().stream().boxed().toList();
        }

        /** {@return why it is not shown, or not applicable; at most one text} */
        List<Text> reasons() {
            return judged.ruling().reason().stream().toList();
        }

        /** {@return what the client has to do, where it concerns the client; at most one text} */
        List<Text> tasks() {
            return judged.standing() == State.NOT_APPLICABLE
                    ? List.of()
                    : List.of(judged.entry().task());
        }

        Excerpt<Noted> wrong() {
            return said(judged.standing() == State.BROKEN ? judged.ruling().remarks() : List.of());
        }

        Excerpt<Noted> advice() {
            return said(judged.allAdvice());
        }

        private Excerpt<Noted> said(List<Remark> all) {
            Excerpt<Remark> remarks = Excerpt.of(all, Excerpt.REMARKS);
            return new Excerpt<>(
                    remarks.shown().stream()
                            .map(remark ->
                                    new Noted(remark, Excerpt.of(remark.exchanges(), Excerpt.EXCHANGES), transcript))
                            .toList(),
                    remarks.left());
        }
    }

    /** A remark with what shows it. */
    record Noted(Remark remark, Excerpt<Exchange> excerpt, WireTranscript transcript) {

        int count() {
            return remark.exchanges().size();
        }

        List<Lines> exchanges() {
            return excerpt.shown().stream()
                    .map(exchange -> new Lines(
                            transcript.heading(exchange),
                            new Clean(transcript.request(exchange)),
                            new Clean(transcript.response(exchange))))
                    .toList();
        }
    }

    /** One exchange. */
    record Lines(Text heading, Clean request, Clean response) {}

    @Override
    public Text title() {
        return new Text("Jugement d'un client Assure", "Judgement of an Assure client");
    }

    List<Played> failures() {
        return played(judgement.failures());
    }

    List<Played> advised() {
        return played(judgement.advice());
    }

    List<Played> notShown() {
        return played(judgement.scenarios().stream()
                .filter(judged -> judged.standing() == State.NOT_SHOWN)
                .toList());
    }

    List<Chamber> rooms() {
        Map<Room, List<Judged>> rooms = judgement.scenarios().stream()
                .collect(Collectors.groupingBy(Judged::room, TreeMap::new, Collectors.toList()));
        return rooms.entrySet().stream()
                .map(room -> new Chamber(
                        room.getKey().title(),
                        "salle-" + room.getKey().name().toLowerCase(Locale.ROOT),
                        played(room.getValue())))
                .toList();
    }

    private List<Played> played(List<Judged> judged) {
        return judged.stream().map(one -> new Played(one, transcript)).toList();
    }
}
