package lu.lalux.assure.stub.token.person;

import java.util.Comparator;
import java.util.List;
import lu.lalux.assure.stub.problem.answer.ProblemWriter;
import lu.lalux.assure.stub.registry.DeclaredIdentities;
import lu.lalux.assure.stub.registry.Person;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.registry.SandboxRole;
import lu.lalux.assure.stub.token.secret.FailureThrottle;
import lu.lalux.assure.stub.token.secret.PasswordCost;
import lu.lalux.assure.stub.token.secret.Secrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person meets, put together. */
@Configuration(proxyBeanMethods = false)
class PersonConfiguration {

    @Bean
    PasswordTurns passwordTurns(FailureThrottle throttle, HashingSettings hashing, PasswordCost cost) {
        return new PasswordTurns(throttle, hashing, cost);
    }

    @Bean
    SignIn signIn(
            Registry registry, DeclaredIdentities declared, SandboxRole role, PasswordCost usual, PasswordTurns turns) {
        return new SignIn(registry, costOfNobody(declared.persons(), role.hasPublishedIdentities(), usual), turns);
    }

    /**
     * What it costs to look at the password of a name that does not exist: as much as for one that does, or names could
     * be found out. Those that the sandbox publishes are known to everybody and cost less; beside them the database has
     * those of accounts.
     */
    static PasswordCost costOfNobody(List<Person> declared, boolean published, PasswordCost usual) {
        return published
                ? usual
                : declared.stream()
                        .map(Person::password)
                        .map(Secrets::cost)
                        .max(Comparator.comparingInt(PasswordCost::value))
                        .orElse(usual);
    }

    @Bean
    LoginPage loginPage(ProblemWriter texts, JdbcClient reader) {
        return new LoginPage(texts, reader);
    }

    @Bean
    PersonRefusals personRefusals(ProblemWriter problems, LoginPage page) {
        return new PersonRefusals(problems, page);
    }
}
