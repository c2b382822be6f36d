package lu.lalux.assure.conformance.judge.session;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.scenario.file.BytesKept;
import lu.lalux.assure.conformance.judge.scenario.file.ErrorInMeasure;
import lu.lalux.assure.conformance.judge.scenario.file.FileSize;
import lu.lalux.assure.conformance.judge.scenario.file.InfectedOnce;
import lu.lalux.assure.conformance.judge.scenario.file.KeyReview;
import lu.lalux.assure.conformance.judge.scenario.file.NameKept;
import lu.lalux.assure.conformance.judge.scenario.file.NameKeptAgain;
import lu.lalux.assure.conformance.judge.scenario.file.OtherOrder;
import lu.lalux.assure.conformance.judge.scenario.file.OwnFunction;
import lu.lalux.assure.conformance.judge.scenario.file.PlainBase64;
import lu.lalux.assure.conformance.judge.scenario.file.RefusedFile;
import lu.lalux.assure.conformance.judge.scenario.file.UploadedAgain;
import lu.lalux.assure.conformance.judge.scenario.manners.BodiesPlain;
import lu.lalux.assure.conformance.judge.scenario.manners.ConnectionsKept;
import lu.lalux.assure.conformance.judge.scenario.manners.ExpectRight;
import lu.lalux.assure.conformance.judge.scenario.manners.FewAtOnce;
import lu.lalux.assure.conformance.judge.scenario.manners.GrowingWaits;
import lu.lalux.assure.conformance.judge.scenario.manners.HeaderSaid;
import lu.lalux.assure.conformance.judge.scenario.manners.HttpRead;
import lu.lalux.assure.conformance.judge.scenario.manners.MediaTypeRight;
import lu.lalux.assure.conformance.judge.scenario.manners.PathsKnown;
import lu.lalux.assure.conformance.judge.scenario.manners.PlainUtf8;
import lu.lalux.assure.conformance.judge.scenario.manners.SecretsUnwritten;
import lu.lalux.assure.conformance.judge.scenario.manners.SuccessOnce;
import lu.lalux.assure.conformance.judge.scenario.manners.UserAgentNames;
import lu.lalux.assure.conformance.judge.scenario.manners.WellFormed;
import lu.lalux.assure.conformance.judge.scenario.person.ConflictTold;
import lu.lalux.assure.conformance.judge.scenario.person.FaultsTold;
import lu.lalux.assure.conformance.judge.scenario.person.FragmentRead;
import lu.lalux.assure.conformance.judge.scenario.person.NoSecretInApplication;
import lu.lalux.assure.conformance.judge.scenario.person.SentIsSent;
import lu.lalux.assure.conformance.judge.scenario.person.StateChecked;
import lu.lalux.assure.conformance.judge.scenario.person.StateUnguessable;
import lu.lalux.assure.conformance.judge.scenario.settlement.DifficultInvoices;
import lu.lalux.assure.conformance.judge.scenario.settlement.FieldReview;
import lu.lalux.assure.conformance.judge.scenario.settlement.FieldsInQuery;
import lu.lalux.assure.conformance.judge.scenario.settlement.StrayRequest;
import lu.lalux.assure.conformance.judge.scenario.settlement.WholeList;
import lu.lalux.assure.conformance.judge.scenario.token.FreshTokenRefused;
import lu.lalux.assure.conformance.judge.scenario.token.LooseTokenAnswer;
import lu.lalux.assure.conformance.judge.scenario.token.ScopeMissing;
import lu.lalux.assure.conformance.judge.scenario.token.ScopesNeeded;
import lu.lalux.assure.conformance.judge.scenario.token.SecretEncoded;
import lu.lalux.assure.conformance.judge.scenario.token.SecretInHeader;
import lu.lalux.assure.conformance.judge.scenario.token.SecretWrong;
import lu.lalux.assure.conformance.judge.scenario.token.TokenEnds;
import lu.lalux.assure.conformance.judge.scenario.token.TokenInHeader;
import lu.lalux.assure.conformance.judge.scenario.token.TokenNowhereElse;
import lu.lalux.assure.conformance.judge.scenario.token.TokenOpaque;
import lu.lalux.assure.conformance.judge.scenario.token.TokenRedirected;
import lu.lalux.assure.conformance.judge.scenario.token.TokenRequestForm;
import lu.lalux.assure.conformance.judge.scenario.token.TokenReused;
import lu.lalux.assure.conformance.judge.scenario.token.TokenTrouble;
import lu.lalux.assure.conformance.judge.scenario.token.TwoAddresses;
import lu.lalux.assure.conformance.judge.scenario.trouble.AnswerLost;
import lu.lalux.assure.conformance.judge.scenario.trouble.BusyForLong;
import lu.lalux.assure.conformance.judge.scenario.trouble.BusyServer;
import lu.lalux.assure.conformance.judge.scenario.trouble.BusyUntilDate;
import lu.lalux.assure.conformance.judge.scenario.trouble.Conflict;
import lu.lalux.assure.conformance.judge.scenario.trouble.ErrorAgain;
import lu.lalux.assure.conformance.judge.scenario.trouble.ForeignCertificate;
import lu.lalux.assure.conformance.judge.scenario.trouble.KeyWithdrawn;
import lu.lalux.assure.conformance.judge.scenario.trouble.Killed;
import lu.lalux.assure.conformance.judge.scenario.trouble.Redirected;
import lu.lalux.assure.conformance.judge.scenario.trouble.Refused;
import lu.lalux.assure.conformance.judge.scenario.trouble.StrangeAnswer;
import lu.lalux.assure.conformance.judge.scenario.trouble.TokenMembers;
import lu.lalux.assure.conformance.judge.scenario.trouble.TooLarge;
import lu.lalux.assure.conformance.judge.scenario.trouble.UploadDressed;
import lu.lalux.assure.conformance.judge.scenario.trouble.UploadInDoubt;
import lu.lalux.assure.conformance.judge.worklist.Software;

/** Every scenario there is, one line each, room by room; new objects for each session. */
public final class AllScenarios {

    private static final List<Supplier<Scenario>> TOKEN = List.of(
            TokenReused::forCalls,
            TokenReused::forInvoices,
            TokenEnds::atSettlement,
            TokenEnds::atUpload,
            TokenTrouble::busy,
            TokenTrouble::tooMany,
            TokenTrouble::error,
            TokenTrouble::half,
            LooseTokenAnswer::new,
            TokenOpaque::new,
            TokenInHeader::new,
            TokenNowhereElse::new,
            SecretInHeader::new,
            SecretEncoded::new,
            TokenRequestForm::new,
            ScopesNeeded::new,
            TwoAddresses::new,
            SecretWrong::hammered,
            SecretWrong::inMeasure,
            ScopeMissing::new);

    private static final List<Supplier<Scenario>> PERSON =
            List.of(StateChecked::new, FragmentRead::new, NoSecretInApplication::new, StateUnguessable::new);

    private static final List<Supplier<Scenario>> TROUBLE = List.of(
            AnswerLost::new,
            AnswerLost::halfway,
            AnswerLost::late,
            UploadInDoubt::answerLost,
            UploadInDoubt::answerCut,
            UploadInDoubt::ofPortal,
            BusyServer::settlements,
            BusyServer::noSettlements,
            BusyServer::uploads,
            BusyServer::noUploads,
            BusyServer::ofUnknownType,
            BusyServer::withMoreMembers,
            BusyServer::inSmallLetters,
            BusyUntilDate::new,
            BusyForLong::new,
            ErrorAgain::settlement,
            ErrorAgain::upload,
            StrangeAnswer::none,
            StrangeAnswer::ofRelay,
            StrangeAnswer::ofPortal,
            StrangeAnswer::withoutContent,
            Conflict::new,
            Refused::field,
            Refused::value,
            Refused::withoutDetails,
            KeyWithdrawn::unknown,
            KeyWithdrawn::expired,
            UploadDressed::withMoreMembers,
            TokenMembers::new,
            UploadDressed::inChunks,
            UploadDressed::thenClosed,
            TooLarge::new,
            Redirected::settlement,
            Redirected::upload,
            () -> new ForeignCertificate(ForeignCertificate.FOREIGN),
            () -> new ForeignCertificate(ForeignCertificate.OTHER_NAME),
            () -> new Killed(Killed.BEHIND));

    private static final List<Supplier<Scenario>> TOLD = List.of(SentIsSent::new, ConflictTold::new, FaultsTold::new);

    private static final List<Supplier<Scenario>> MANNERS = List.of(
            UserAgentNames::new,
            GrowingWaits::new,
            HeaderSaid::accept,
            HeaderSaid::language,
            ConnectionsKept::new,
            FewAtOnce::new,
            ExpectRight::new,
            PathsKnown::new,
            HttpRead::new,
            MediaTypeRight::new,
            BodiesPlain::new,
            SuccessOnce::new,
            SecretsUnwritten::new);

    private static final List<Supplier<Scenario>> FILE = List.of(
            KeyReview::invoice,
            KeyReview::field,
            KeyReview::account,
            BytesKept::new,
            PlainBase64::new,
            NameKept::accents,
            NameKept::extension,
            NameKeptAgain::new,
            FileSize::atTheLimit,
            FileSize::beyond,
            RefusedFile::infected,
            InfectedOnce::new,
            RefusedFile::error,
            RefusedFile::lastingError,
            ErrorInMeasure::new,
            OtherOrder::new,
            // Where nothing else makes a client open connections: over TLS, the next one has a foreign certificate.
            UploadInDoubt::requestCut,
            OwnFunction::new,
            () -> new WellFormed("fichier.bien-forme", Kind.UPLOAD),
            UploadedAgain::new);

    private static final List<Supplier<Scenario>> SETTLEMENT = List.of(
            // Before the values: so they are sent by a program that was started again.
            () -> new Killed(Killed.BEFORE),
            FieldReview::texts,
            FieldReview::amounts,
            FieldReview::dates,
            FieldReview::listed,
            FieldReview::integers,
            FieldReview::booleans,
            FieldReview::types,
            FieldReview::members,
            FieldReview::optional,
            DifficultInvoices::linkedGiven,
            DifficultInvoices::linkedLeftOut,
            DifficultInvoices::linkedForbidden,
            DifficultInvoices::integersAtTheirBounds,
            DifficultInvoices::bothBooleans,
            DifficultInvoices::days,
            DifficultInvoices::tenCents,
            DifficultInvoices::decimalSum,
            DifficultInvoices::noDecimals,
            DifficultInvoices::noTax,
            DifficultInvoices::largest,
            DifficultInvoices::creditNote,
            DifficultInvoices::accents,
            DifficultInvoices::beyondLatin1,
            DifficultInvoices::decomposed,
            DifficultInvoices::blanks,
            DifficultInvoices::plates,
            DifficultInvoices::signs,
            DifficultInvoices::zeros,
            DifficultInvoices::longest,
            DifficultInvoices::twoProviders,
            DifficultInvoices::twoTypes,
            DifficultInvoices::nearReferences,
            PlainUtf8::new,
            () -> new WellFormed("reglement.bien-forme", Kind.SETTLEMENT),
            WholeList::new,
            StrayRequest::new);

    private static final List<Supplier<Scenario>> TOLERANCE =
            List.of(FieldsInQuery::new, FieldReview::namesOfT2, FieldReview::typesOfT3);

    /** At the end of the list: a careful client may stop for a person there, whatever is left. */
    private static final List<Supplier<Scenario>> LAST = List.of(TokenRedirected::new, FreshTokenRefused::new);

    private AllScenarios() {}

    /** {@return all of them} */
    public static List<Scenario> all() {
        return Stream.of(TOKEN, PERSON, TOLD, FILE, SETTLEMENT, TOLERANCE, TROUBLE, MANNERS, LAST)
                .flatMap(List::stream)
                .map(Supplier::get)
                .toList();
    }

    /**
     * @param register what is said of them
     * @param software on trial
     * @return those that concern it
     */
    public static List<Scenario> of(ScenarioRegister register, Software software) {
        return all().stream()
                .filter(scenario ->
                        register.get(scenario.id()).excluded(software).isEmpty())
                .toList();
    }
}
