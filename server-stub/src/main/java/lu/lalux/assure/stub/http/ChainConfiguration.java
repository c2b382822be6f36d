package lu.lalux.assure.stub.http;

import lu.lalux.assure.stub.problem.answer.ProblemAnswer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The filters of the {@link Chain} around all others. */
@Configuration(proxyBeanMethods = false)
class ChainConfiguration {

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
        return Chain.REQUEST_ID.of(new RequestIdFilter());
    }

    @Bean
    FilterRegistrationBean<ProblemFilter> problemFilter(ProblemAnswer problems) {
        return Chain.PROBLEMS.of(new ProblemFilter(problems));
    }

    @Bean
    FilterRegistrationBean<HeldAnswers> heldAnswersFilter(HeldAnswers answers) {
        return Chain.HELD_ANSWERS.of(answers);
    }
}
