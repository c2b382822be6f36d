package lu.lalux.assure.stub.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lu.lalux.assure.stub.AssureStub;
import lu.lalux.assure.stub.support.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole stub on a port of its own, with a data folder of its own and a clock that stands still. */
@SpringBootTest(classes = AssureStub.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("jetons")
@Import(RunningStub.StoppedClock.class)
abstract class RunningStub {

    @Autowired
    protected MovableClock clock;

    protected Stub stub;

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
        Path folder = Files.createTempDirectory("assure-jetons");
        registry.add("assure.dossier", folder::toString);
    }

    @BeforeEach
    void call(@LocalServerPort int port) {
        stub = new Stub(port);
        clock.reset();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class StoppedClock {

        @Bean
        @Primary
        MovableClock testClock() {
            return new MovableClock();
        }
    }
}
