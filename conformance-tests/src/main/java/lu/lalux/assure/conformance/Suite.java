package lu.lalux.assure.conformance;

import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.derived.DerivedTests;
import lu.lalux.assure.conformance.document.UploadTests;
import lu.lalux.assure.conformance.expert.ExpertTests;
import lu.lalux.assure.conformance.http.AddressTests;
import lu.lalux.assure.conformance.http.CrossOriginTests;
import lu.lalux.assure.conformance.http.FaultTests;
import lu.lalux.assure.conformance.http.HeaderTests;
import lu.lalux.assure.conformance.http.MediaTypeTests;
import lu.lalux.assure.conformance.http.OddTests;
import lu.lalux.assure.conformance.http.ProblemTests;
import lu.lalux.assure.conformance.http.ProtocolTests;
import lu.lalux.assure.conformance.http.TransferTests;
import lu.lalux.assure.conformance.json.JsonTests;
import lu.lalux.assure.conformance.json.NoRequestTests;
import lu.lalux.assure.conformance.json.SpellingTests;
import lu.lalux.assure.conformance.json.TextTests;
import lu.lalux.assure.conformance.reglement.Demande;
import lu.lalux.assure.conformance.reglement.IdentityTests;
import lu.lalux.assure.conformance.reglement.KeyTests;
import lu.lalux.assure.conformance.reglement.LikenessTests;
import lu.lalux.assure.conformance.reglement.SettlementTests;
import lu.lalux.assure.conformance.reparateur.RepairerTests;
import lu.lalux.assure.conformance.run.SuiteRun;
import lu.lalux.assure.conformance.token.AuthorisationTests;
import lu.lalux.assure.conformance.token.BearerTests;
import lu.lalux.assure.conformance.token.ClientCredentialsTests;
import lu.lalux.assure.conformance.token.ClientIdentityTests;
import lu.lalux.assure.conformance.token.ForgedTokenTests;
import lu.lalux.assure.conformance.token.FragmentTests;
import lu.lalux.assure.conformance.token.ImplicitTests;
import lu.lalux.assure.conformance.token.RedirectTests;
import lu.lalux.assure.conformance.token.ScopeTests;
import lu.lalux.assure.conformance.token.SignInTests;
import lu.lalux.assure.conformance.token.TokenRequestTests;
import lu.lalux.assure.conformance.token.TokenUseTests;
import lu.lalux.assure.conformance.tolerance.SettlementToleranceTests;
import lu.lalux.assure.conformance.tolerance.TokenToleranceTests;
import lu.lalux.assure.conformance.tolerance.ToldToleranceTests;

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
            ExpertTests.class,
            DerivedTests.class,
            CrossOriginTests.class,
            ProtocolTests.class,
            ProblemTests.class,
            FaultTests.class,
            AddressTests.class,
            HeaderTests.class,
            MediaTypeTests.class,
            TransferTests.class,
            OddTests.class,
            TextTests.class,
            JsonTests.class,
            NoRequestTests.class,
            SpellingTests.class,
            SettlementToleranceTests.class,
            TokenToleranceTests.class,
            ToldToleranceTests.class);

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
