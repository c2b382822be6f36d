package lu.lalux.assure.benchmark.peer;

import jakarta.servlet.Filter;
import java.lang.reflect.Method;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The sandbox, started as its own {@code main} does, which keeps its journal in every other {@link Turn} only. Two processes of
 * the very same sandbox differ by more than a journal costs; one process does not differ from itself.
 *
 * <p>In a turn without the journal requests pass its filters by, as in a sandbox that keeps none and registers no filters. It
 * would not do to say only that nothing is kept: the filters would still copy what passes, which is part of the cost. What stays
 * in both is an attribute that the container sets with each request, and a look at the clock.
 *
 * <p>Runs on the sandbox's class path, which the benchmark is not compiled with: its classes are known by their names.
 */
public final class TurningSandbox {

    private static final String SANDBOX = "lu.lalux.assure.stub.AssureStub";
    private static final String JOURNAL = "lu.lalux.assure.stub.journal.store.Journal";
    private static final String CAPTURE = "lu.lalux.assure.stub.journal.capture";

    private TurningSandbox() {}

    /** @param arguments the sandbox's */
    public static void main(String[] arguments) throws Exception {
        Method main = Class.forName(SANDBOX).getMethod("main", String[].class);
        SpringApplication.withHook(application -> new Turning(), () -> main.invoke(null, (Object) arguments));
    }

    /** Steps in where the sandbox starts: before its beans are made, and when all is ready. */
    private static final class Turning implements SpringApplicationRunListener, BeanPostProcessor {

        @Override
        public void contextLoaded(ConfigurableApplicationContext context) {
            context.getBeanFactory().addBeanPostProcessor(this);
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof FilterRegistrationBean<?> registration
                    && registration.getFilter().getClass().getPackageName().equals(CAPTURE)) {
                inTurns(registration);
            }
            return bean;
        }

        @Override
        public void ready(ConfigurableApplicationContext context, Duration timeTaken) {
            Thread writer = new Thread(() -> writeAtEnds(context.getBean("journal")), "ends of turns");
            writer.setDaemon(true);
            writer.start();
        }

        @SuppressWarnings("unchecked") // The registration takes any filter; only its getter promises the kind.
        private static void inTurns(FilterRegistrationBean<?> registration) {
            Filter filter = registration.getFilter();
            ((FilterRegistrationBean<Filter>) registration).setFilter((request, response, chain) -> {
                if (Turn.now().hasJournal()) {
                    filter.doFilter(request, response, chain);
                } else {
                    chain.doFilter(request, response);
                }
            });
        }

        /**
         * Under load the journal writes every five seconds only: what it took last would be written in the next turn, at the
         * cost of requests that have no journal. Whoever reads it has it write all that waits.
         */
        private static void writeAtEnds(Object journal) {
            try {
                Method read = Class.forName(JOURNAL).getMethod("unauthenticated", String.class);
                for (Turn turn = Turn.now(); ; turn = turn.next()) {
                    turn.await(Turn.WRITING);
                    if (turn.hasJournal()) {
                        read.invoke(journal, "nobody");
                    }
                }
            } catch (ReflectiveOperationException | InterruptedException failed) {
                throw new IllegalStateException("The journal is not written at the ends of turns any more", failed);
            }
        }
    }
}
