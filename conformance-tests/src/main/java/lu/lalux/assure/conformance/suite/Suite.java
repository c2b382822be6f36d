package lu.lalux.assure.conformance.suite;

import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.suite.derived.DerivedTests;
import lu.lalux.assure.conformance.suite.http.AddressTests;
import lu.lalux.assure.conformance.suite.http.CrossOriginTests;
import lu.lalux.assure.conformance.suite.http.FaultTests;
import lu.lalux.assure.conformance.suite.http.HeaderTests;
import lu.lalux.assure.conformance.suite.http.MediaTypeTests;
import lu.lalux.assure.conformance.suite.http.OddTests;
import lu.lalux.assure.conformance.suite.http.ProblemTests;
import lu.lalux.assure.conformance.suite.http.ProtocolTests;
import lu.lalux.assure.conformance.suite.http.QueryTests;
import lu.lalux.assure.conformance.suite.http.TransferTests;
import lu.lalux.assure.conformance.suite.json.JsonTests;
import lu.lalux.assure.conformance.suite.json.NoRequestTests;
import lu.lalux.assure.conformance.suite.json.SpellingTests;
import lu.lalux.assure.conformance.suite.json.TextTests;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.reglement.EachValueTests;
import lu.lalux.assure.conformance.suite.reglement.ExpertTests;
import lu.lalux.assure.conformance.suite.reglement.IdentityTests;
import lu.lalux.assure.conformance.suite.reglement.KeyTests;
import lu.lalux.assure.conformance.suite.reglement.LaterTests;
import lu.lalux.assure.conformance.suite.reglement.LikenessTests;
import lu.lalux.assure.conformance.suite.reglement.RepairerTests;
import lu.lalux.assure.conformance.suite.reglement.SettlementTests;
import lu.lalux.assure.conformance.suite.reglement.UploadTests;
import lu.lalux.assure.conformance.suite.run.SuiteRun;
import lu.lalux.assure.conformance.suite.token.AuthorisationTests;
import lu.lalux.assure.conformance.suite.token.BearerTests;
import lu.lalux.assure.conformance.suite.token.ClientCredentialsTests;
import lu.lalux.assure.conformance.suite.token.ClientIdentityTests;
import lu.lalux.assure.conformance.suite.token.ForgedTokenTests;
import lu.lalux.assure.conformance.suite.token.FragmentTests;
import lu.lalux.assure.conformance.suite.token.ImplicitTests;
import lu.lalux.assure.conformance.suite.token.RedirectTests;
import lu.lalux.assure.conformance.suite.token.ScopeTests;
import lu.lalux.assure.conformance.suite.token.SignInTests;
import lu.lalux.assure.conformance.suite.token.TokenRequestTests;
import lu.lalux.assure.conformance.suite.token.TokenUseTests;
import lu.lalux.assure.conformance.suite.tolerance.SettlementToleranceTests;
import lu.lalux.assure.conformance.suite.tolerance.TokenToleranceTests;
import lu.lalux.assure.conformance.suite.tolerance.ToldToleranceTests;

/** The suite's test classes, in the order in which a reader wants them. */
public final class Suite {

    /** Every class with requirements; the build checks that none is left out. */
    public static final List<Class<?>> TESTS = List.of(
            ClientCredentialsTests.class,
            ClientIdentityTests.class,
            TokenRequestTests.class,
            ImplicitTests.class,
            FragmentTests.class,
            SignInTests.class,
            RedirectTests.class,
            TokenUseTests.class,
            ScopeTests.class,
            AuthorisationTests.class,
            BearerTests.class,
            ForgedTokenTests.class,
            UploadTests.class,
            SettlementTests.class,
            IdentityTests.class,
            LikenessTests.class,
            KeyTests.class,
            RepairerTests.class,
            EachValueTests.class,
            ExpertTests.class,
            DerivedTests.class,
            CrossOriginTests.class,
            ProtocolTests.class,
            ProblemTests.class,
            FaultTests.class,
            AddressTests.class,
            HeaderTests.class,
            MediaTypeTests.class,
            QueryTests.class,
            TransferTests.class,
            OddTests.class,
            TextTests.class,
            JsonTests.class,
            NoRequestTests.class,
            SpellingTests.class,
            SettlementToleranceTests.class,
            TokenToleranceTests.class,
            ToldToleranceTests.class,
            LaterTests.class);

    private Suite() {}

    /** {@return a way to run them, against the contract that the suite was built with} */
    public static SuiteRun run() {
        return run(Contract.load());
    }

    /**
     * @param contract to hold targets against
     * @return a way to run them
     */
    public static SuiteRun run(Contract contract) {
        return new SuiteRun(TESTS, contract, Demande::right);
    }
}
