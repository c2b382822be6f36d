package lu.lalux.assure.stub.token.person;

import lu.lalux.assure.stub.problem.answer.ProblemWriter;
import lu.lalux.assure.stub.registry.ApplicationNames;
import lu.lalux.assure.stub.registry.DeclaredIdentities;
import lu.lalux.assure.stub.registry.Person;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.registry.SandboxRole;
import lu.lalux.assure.stub.token.secret.Secrets;
import lu.lalux.assure.stub.token.throttle.FailureThrottle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a person meets, put together. */
@Configuration(proxyBeanMethods = false)
class PersonConfiguration {

    @Bean
    PasswordTurns passwordTurns(FailureThrottle throttle, HashingSettings hashing) {
        return new PasswordTurns(throttle, hashing);
    }

    @Bean
    SignIn signIn(Registry registry, DeclaredIdentities declared, SandboxRole role, PasswordTurns turns) {
        return new SignIn(registry, costOfNobody(declared, role), turns);
    }

    /**
     * What it costs to look at the password of a name that does not exist: as much as for one that does, or names could be found out.
     * Those that the sandbox publishes are known to everybody and cost less; beside them the database has those of accounts.
     */
    static int costOfNobody(DeclaredIdentities declared, SandboxRole role) {
        return role.hasPublishedIdentities()
                ? Secrets.COST
                : declared.persons().stream()
                        .map(Person::password)
                        .mapToInt(Secrets::cost)
                        .max()
                        .orElse(Secrets.COST);
    }

    @Bean
    LoginPage loginPage(ProblemWriter texts, ApplicationNames names) {
        return new LoginPage(texts, names);
    }

    @Bean
    PersonRefusals personRefusals(ProblemWriter problems, LoginPage page) {
        return new PersonRefusals(problems, page);
    }
}
