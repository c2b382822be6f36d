package lu.lalux.assure.stub.token.person;

import lu.lalux.assure.stub.problem.answer.ProblemWriter;
import lu.lalux.assure.stub.registry.ApplicationNames;
import lu.lalux.assure.stub.registry.DeclaredIdentities;
import lu.lalux.assure.stub.registry.Registry;
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
    SignIn signIn(Registry registry, DeclaredIdentities declared, PasswordTurns turns) {
        return new SignIn(registry, declared, turns);
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
