package lu.lalux.assure.conformance.judge.serve.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.judge.certificate.CertificateFiles;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.report.JudgementReport;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.serve.session.ArchivedSession;
import lu.lalux.assure.conformance.judge.serve.session.NoRoomException;
import lu.lalux.assure.conformance.judge.serve.session.OpenSession;
import lu.lalux.assure.conformance.judge.serve.session.OpenSessions;
import lu.lalux.assure.conformance.judge.serve.session.SessionArchive;
import lu.lalux.assure.conformance.judge.serve.session.SessionKey;
import lu.lalux.assure.conformance.judge.serve.session.SessionView;
import lu.lalux.assure.conformance.judge.session.ToldResults;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Format;
import lu.lalux.assure.juge.api.JugeApi;
import lu.lalux.assure.juge.api.model.Acces;
import lu.lalux.assure.juge.api.model.FaconAcces;
import lu.lalux.assure.juge.api.model.Langue;
import lu.lalux.assure.juge.api.model.Logiciel;
import lu.lalux.assure.juge.api.model.Metier;
import lu.lalux.assure.juge.api.model.Offre;
import lu.lalux.assure.juge.api.model.Partie;
import lu.lalux.assure.juge.api.model.Session;
import lu.lalux.assure.juge.api.model.SessionOuverte;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers the operations of {@code juge.yaml}; each caller sees the session that its key belongs to, and no other. */
public final class JudgeApi {

    private static final URI USUAL_REDIRECT = URI.create("http://localhost:3000/callback");
    private static final List<Text> PARTS = List.of(
            new Text("Les identifiants habituels", "The usual credentials"),
            new Text("Un secret que le serveur ne prend pas", "A secret that the server does not take"),
            new Text("Des portées qui ne suffisent pas", "Scopes that do not reach"));
    private static final Text NO_KEY = new Text(
            "La clé de la session manque, ou elle est fausse.", "The session's key is missing, or it is wrong.");
    private static final Text NO_OPENING_KEY = new Text(
            "La clé d'accès de LALUX manque, ou elle est fausse.", "LALUX's access key is missing, or it is wrong.");

    private final OpenSessions sessions;
    private final SessionArchive archive;
    private final Offer offer;
    private final String contractVersion;
    private final int scenarios;

    /**
     * @param sessions that are open
     * @param archive of those that have ended
     * @param offer on what terms
     */
    public JudgeApi(OpenSessions sessions, SessionArchive archive, Offer offer) {
        this.sessions = sessions;
        this.archive = archive;
        this.offer = offer;
        this.contractVersion = Contract.load().version();
        this.scenarios = ScenarioRegister.load().entries().size();
    }

    JugeApi to(Caller caller) {
        return new Desk(caller);
    }

    /** {@return whether a caller has the key of a session that is open} */
    boolean opens(Caller caller, String session) {
        return sessions.find(session)
                .filter(open -> SessionKey.isRight(caller.key(), open.keyDigest()))
                .isPresent();
    }

    private final class Desk implements JugeApi {

        private final Caller caller;

        Desk(Caller caller) {
            this.caller = caller;
        }

        @Override
        public Offre lireOffre() {
            return new Offre()
                    .cleDemandee(offer.openingKeyDigest().isPresent())
                    .placesLibres(sessions.room())
                    .dureeMinutes((int) offer.limits().deadline().toMinutes())
                    .silenceSecondes((int) offer.limits().quiet().toSeconds())
                    .contrat(contractVersion)
                    .scenarios(scenarios);
        }

        @Override
        public SessionOuverte ouvrirSession(Logiciel logiciel) {
            if (offer.openingKeyDigest().isPresent()
                    && !SessionKey.isRight(
                            caller.key(), offer.openingKeyDigest().get())) {
                throw RefusedException.noKey(NO_OPENING_KEY);
            }
            Software software = software(logiciel);
            URI redirect = Optional.ofNullable(logiciel.getAdresseRetour()).orElse(USUAL_REDIRECT);
            try {
                OpenSessions.Opened opened = sessions.open(
                        software,
                        redirect,
                        offer.openingKeyDigest().isPresent() ? Optional.empty() : Optional.of(caller.from()));
                opened.session().meet(caller.from());
                opened.session()
                        .session()
                        .circumstances()
                        .foundAt(offer.addresses().authorities());
                return new SessionOuverte()
                        .cle(opened.key())
                        .session(SessionView.of(opened.session()))
                        .acces(access(opened.session()));
            } catch (NoRoomException e) {
                throw RefusedException.of(e.isPassing() ? "trop-de-requetes" : "service-indisponible", e.text())
                        .retryAfter(e.patience());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Session lireSession(String session) {
            ArchivedSession filed = mine(session);
            return unfinished(session).map(SessionView::of).orElse(filed.session());
        }

        @Override
        public void effacerSession(String session) {
            mine(session);
            try {
                sessions.delete(session);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Acces lireAcces(String session) {
            return access(open(session));
        }

        @Override
        public byte[] chargerListe(String session) {
            OpenSession open = open(session);
            try {
                return WorkListZip.of(open.session(), offer.addresses(), offer.certificate());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Session terminerSession(String session) {
            mine(session);
            Optional<OpenSession> open = sessions.find(session);
            if (!sessions.end(session)) {
                throw RefusedException.notWritten();
            }
            try {
                return archive.find(session)
                        .map(ArchivedSession::session)
                        .or(() -> open.map(SessionView::ofUnused))
                        .orElseThrow(() -> RefusedException.noKey(NO_KEY));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void deposerResultats(String session, Integer partie, Map<String, Object> requestBody) {
            OpenSession open = open(session);
            if (partie < 1 || partie > open.session().list().parts()) {
                throw RefusedException.faults(List.of(new Rules.Fault("/partie", "valeur-hors-bornes")));
            }
            byte[] results = JsonMapper.shared().writeValueAsBytes(requestBody);
            // Parts come at once, and a session may end meanwhile: it ends under the same lock.
            synchronized (open) {
                open(session);
                try {
                    if (!put(session, partie, results)) {
                        throw RefusedException.faults(List.of(new Rules.Fault(
                                "/resultats",
                                requestBody.containsKey("resultats") ? "valeur-hors-bornes" : "champ-obligatoire")));
                    }
                    hear(open);
                } catch (IOException e) {
                    throw unread(session, e);
                }
            }
        }

        private boolean put(String session, int part, byte[] results) throws IOException {
            Path fresh = Files.createTempFile(archive.folder(session), "resultats-", ".new");
            try {
                Files.write(fresh, results);
                if (ToldResults.read(fresh).isEmpty()) {
                    return false;
                }
                Path own = archive.folder(session).resolve("resultats-" + part + ".json");
                Files.move(fresh, own, StandardCopyOption.REPLACE_EXISTING);
                return true;
            } finally {
                Files.deleteIfExists(fresh);
            }
        }

        private void hear(OpenSession open) throws IOException {
            List<ToldResult> told = new ArrayList<>();
            for (int part = 1; part <= open.session().list().parts(); part++) {
                ToldResults.read(archive.folder(open.mark()).resolve("resultats-" + part + ".json"))
                        .ifPresent(told::addAll);
            }
            open.note(told);
        }

        @Override
        public String lireRapportHtml(String session, Langue langue) {
            return report(session, langue, Format.PAGE);
        }

        @Override
        public Map<String, Object> lireRapportJson(String session) {
            return JsonMapper.shared()
                    .readValue(report(session, null, Format.JSON), new TypeReference<Map<String, Object>>() {});
        }

        @Override
        public String lireRapportJunit(String session, Langue langue) {
            return report(session, langue, Format.JUNIT);
        }

        @Override
        public String chargerCertificat(String session) {
            return certificate(session, Langue.FR, CertificateFiles.FILE);
        }

        @Override
        public String lirePageCertificat(String session, Langue langue) {
            return certificate(session, langue, CertificateFiles.PAGE);
        }

        @Override
        public String lireCertificatPublic(String session, String empreinte) {
            try {
                boolean certified = archive.find(session)
                        .filter(filed -> filed.session().getCertificat())
                        .isPresent();
                String jws = certified
                        ? Files.readString(archive.reports(session, Language.FR).resolve(CertificateFiles.FILE))
                        : "";
                if (!CertificateFiles.digest(jws).equals(empreinte) || !certified) {
                    throw RefusedException.of("chemin-inconnu");
                }
                return jws;
            } catch (NoSuchFileException e) {
                throw RefusedException.of("chemin-inconnu");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String certificate(String session, Langue langue, String file) {
            if (unfinished(session).isEmpty() && !mine(session).session().getCertificat()) {
                throw RefusedException.of(
                        "chemin-inconnu",
                        "Il n'y a pas de certificat, car seul un logiciel conforme en reçoit un.",
                        "There is no certificate, for only software that conforms gets one.");
            }
            return ended(session, langue, file);
        }

        private String report(String session, Langue langue, Format format) {
            return ended(session, langue, format.file(JudgementReport.NAME));
        }

        private String ended(String session, Langue langue, String file) {
            mine(session);
            if (unfinished(session).isPresent()) {
                throw RefusedException.notNow(
                        "La session est encore ouverte ; terminez-la d'abord.",
                        "The session is still open; end it first.");
            }
            Language language = langue == Langue.EN ? Language.EN : Language.FR;
            try {
                return Files.readString(archive.reports(session, language).resolve(file));
            } catch (IOException e) {
                throw unread(session, e);
            }
        }

        /** What is deleted meanwhile was there when it was asked for, and is unknown from then on. */
        private RuntimeException unread(String session, IOException fault) {
            mine(session);
            return new UncheckedIOException(fault);
        }

        private OpenSession open(String session) {
            mine(session);
            return unfinished(session)
                    .orElseThrow(() -> RefusedException.notNow(
                            "La session n'est plus ouverte.", "The session is no longer open."));
        }

        /**
         * {@return the session if it is open; of one that is neither open nor written down, nothing right can be said}
         */
        private Optional<OpenSession> unfinished(String session) {
            Optional<OpenSession> found = sessions.find(session);
            if (found.filter(OpenSession::isUnwritten).isPresent()) {
                throw RefusedException.notWritten();
            }
            return found;
        }

        /** {@return the caller's session; whoever has not its key learns nothing, not even whether there is one} */
        private ArchivedSession mine(String session) {
            try {
                ArchivedSession mine = archive.find(session)
                        .filter(filed -> SessionKey.isRight(caller.key(), filed.keyDigest()))
                        .orElseThrow(() -> RefusedException.noKey(NO_KEY));
                sessions.find(session).ifPresent(open -> open.meet(caller.from()));
                return mine;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Software software(Logiciel told) {
        boolean person = told.getAcces() == FaconAcces.EN_PERSONNE;
        boolean expert = told.getMetier() == Metier.EXPERT;
        if (person && !expert) {
            throw RefusedException.faults(List.of(
                    new Rules.Fault("/acces", "valeur-hors-liste", "« en-personne » va avec le métier « expert ».")));
        }
        return new Software(
                told.getNom(),
                told.getVersion(),
                expert ? Fonction.EXPERT : Fonction.REPARATEUR,
                person ? TokenWay.IMPLICIT : TokenWay.CLIENT_CREDENTIALS,
                Boolean.TRUE.equals(told.getReferencesPropres()),
                Boolean.TRUE.equals(told.getFichiersPropres()));
    }

    private Acces access(OpenSession open) {
        lu.lalux.assure.conformance.judge.worklist.Access access =
                open.session().access();
        List<Partie> parts = new ArrayList<>();
        for (int part = 1; part <= open.session().list().parts(); part++) {
            Credentials credentials = access.all().get(part - 1);
            parts.add(new Partie()
                    .numero(part)
                    .titre(SessionView.text(PARTS.get(part - 1)))
                    .factures(open.session().list().part(part).size())
                    .identifiant(credentials.name())
                    .secret(credentials.secret()));
        }
        boolean person = open.session().software().way() == TokenWay.IMPLICIT;
        return new Acces()
                .adresseJetons(offer.addresses().tokens())
                .adresseFonctions(offer.addresses().functions())
                .certificatTls(offer.certificate().orElse(null))
                .application(person ? access.application() : null)
                .parties(parts);
    }
}
