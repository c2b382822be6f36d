package lu.lalux.assure.conformance.judge.serve.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.syntax.WholeText;
import lu.lalux.assure.conformance.judge.report.Judged;
import lu.lalux.assure.conformance.judge.report.Judgement;
import lu.lalux.assure.conformance.judge.report.VerdictReason;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry.Level;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.juge.api.model.Comptes;
import lu.lalux.assure.juge.api.model.EtatScenario;
import lu.lalux.assure.juge.api.model.EtatSession;
import lu.lalux.assure.juge.api.model.FaconAcces;
import lu.lalux.assure.juge.api.model.LogicielJuge;
import lu.lalux.assure.juge.api.model.Metier;
import lu.lalux.assure.juge.api.model.Niveau;
import lu.lalux.assure.juge.api.model.Remarque;
import lu.lalux.assure.juge.api.model.Scenario;
import lu.lalux.assure.juge.api.model.Session;
import lu.lalux.assure.juge.api.model.Texte;
import lu.lalux.assure.juge.api.model.Verdict;

/** How a session is told, in the words of {@code juge.yaml}. */
public final class SessionView {

    private static final int REMARKS = 3;

    private SessionView() {}

    /**
     * @param open session
     * @return how it stands
     */
    public static Session of(OpenSession open) {
        Judgement judgement = open.standing();
        return of(judgement, frame(open), EtatSession.OUVERTE);
    }

    /**
     * @param open session to which nothing has come
     * @return what is told of its end, once: nothing is kept of it
     */
    public static Session ofUnused(OpenSession open) {
        return of(open.judge(true), frame(open), EtatSession.TERMINEE).fin(Instant.now());
    }

    /** {@return what is told of a session before anything has come} */
    static Session frame(OpenSession open) {
        return new Session()
                .session(open.mark())
                .logiciel(software(open.session().software()))
                .etat(EtatSession.OUVERTE)
                .verdict(Verdict.SANS_VERDICT)
                .motif(text(VerdictReason.NOTHING_CAME))
                .ouverte(open.opened())
                .limite(open.limit())
                .requetes(0)
                .certificat(false)
                .comptes(new Comptes()
                        .montres(0)
                        .enfreints(0)
                        .aAmeliorer(0)
                        .pasMontres(0)
                        .sansObjet(0))
                .scenarios(List.of());
    }

    static Session of(Judgement judgement, Session frame, EtatSession state) {
        return new Session()
                .session(frame.getSession())
                .logiciel(frame.getLogiciel())
                .etat(state)
                .verdict(verdict(judgement.result()))
                .motif(reason(judgement, state).map(SessionView::text).orElse(null))
                .ouverte(frame.getOuverte())
                .limite(frame.getLimite())
                .requetes(judgement.requests())
                .certificat(false)
                .comptes(counts(judgement))
                .scenarios(judgement.scenarios().stream()
                        .map(SessionView::scenario)
                        .toList());
    }

    private static LogicielJuge software(Software software) {
        return new LogicielJuge()
                .nom(software.name())
                .version(software.version())
                .metier(software.trade() == Fonction.EXPERT ? Metier.EXPERT : Metier.REPARATEUR)
                .acces(software.way() == TokenWay.IMPLICIT ? FaconAcces.EN_PERSONNE : FaconAcces.BACK_END)
                .referencesPropres(software.ownReferences())
                .fichiersPropres(software.ownFiles());
    }

    /** {@return the software that was told so} */
    static Software software(LogicielJuge told) {
        return new Software(
                told.getNom(),
                told.getVersion(),
                told.getMetier() == Metier.EXPERT ? Fonction.EXPERT : Fonction.REPARATEUR,
                told.getAcces() == FaconAcces.EN_PERSONNE ? TokenWay.IMPLICIT : TokenWay.CLIENT_CREDENTIALS,
                told.getReferencesPropres(),
                told.getFichiersPropres());
    }

    private static Verdict verdict(Result result) {
        return switch (result) {
            case CONFORMING -> Verdict.CONFORME;
            case PARTIAL -> Verdict.PARTIEL;
            case NOT_CONFORMING -> Verdict.NON_CONFORME;
            // A session is not run twice: nothing in it can be unstable.
            case UNSTABLE, NONE -> Verdict.SANS_VERDICT;
        };
    }

    /**
     * What is broken stays broken, and a judge that failed has failed; of what is missing when a session is
     * interrupted, that is why.
     */
    private static Optional<Text> reason(Judgement judgement, EtatSession state) {
        boolean unfinished =
                judgement.result() == Result.PARTIAL || judgement.result() == Result.NONE && !judgement.judgeFailed();
        return state == EtatSession.INTERROMPUE && unfinished
                ? Optional.of(Interruption.REASON)
                : VerdictReason.of(judgement);
    }

    private static Comptes counts(Judgement judgement) {
        return new Comptes()
                .montres((int) judgement.count(State.SHOWN))
                .enfreints((int) judgement.count(State.BROKEN))
                .aAmeliorer((int) judgement.count(State.ADVISED))
                .pasMontres((int) judgement.count(State.NOT_SHOWN))
                .sansObjet((int) judgement.count(State.NOT_APPLICABLE));
    }

    private static Scenario scenario(Judged judged) {
        Stream<Remark> remarks =
                judged.standing() == State.BROKEN ? judged.ruling().remarks().stream() : judged.allAdvice().stream();
        return new Scenario()
                .id(judged.entry().id())
                .niveau(judged.entry().level() == Level.EXIGENCE ? Niveau.EXIGENCE : Niveau.CONSEIL)
                .domaine(text(judged.room().title()))
                .titre(text(judged.entry().title()))
                .tache(text(judged.entry().task()))
                .source(judged.entry().source())
                .etat(standing(judged.standing()))
                .motif(judged.ruling().reason().map(SessionView::text).orElse(null))
                .remarques(remarks.limit(REMARKS)
                        .map(remark ->
                                new Remarque().attendu(text(remark.expected())).venu(text(remark.received())))
                        .toList());
    }

    private static EtatScenario standing(State standing) {
        return switch (standing) {
            case SHOWN -> EtatScenario.MONTRE;
            case BROKEN -> EtatScenario.ENFREINT;
            case ADVISED -> EtatScenario.A_AMELIORER;
            case NOT_SHOWN -> EtatScenario.PAS_MONTRE;
            case NOT_APPLICABLE -> EtatScenario.SANS_OBJET;
        };
    }

    /**
     * @param text in both languages
     * @return the same, which can be written
     */
    public static Texte text(Text text) {
        return new Texte().fr(WholeText.of(text.fr())).en(WholeText.of(text.en()));
    }
}
