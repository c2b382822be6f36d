package lu.lalux.assure.stub.token;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;

/** A sandbox for all tests of a class, with the accounts of {@code application-jetons.yaml}, and its clock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RunningStub {

    /** In nanoseconds; stands still until it is moved, and does not go back with the clock. */
    protected final AtomicLong elapsed = new AtomicLong();

    protected MovableClock clock;
    protected Stub stub;

    private Sandbox sandbox;

    @BeforeAll
    void start(@TempDir Path folder) {
        List<String> all = new ArrayList<>(settings());
        all.add("spring.profiles.active=jetons");
        clock = new MovableClock();
        sandbox = Sandbox.start(folder, clock, this::replaceElapsed, all.toArray(String[]::new));
        stub = new Stub(sandbox.port());
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    private void replaceElapsed(GenericApplicationContext beans) {
        beans.registerBean(
                "testElapsed", LongSupplier.class, () -> elapsed::get, definition -> definition.setPrimary(true));
    }

    @BeforeEach
    void resetClock() {
        clock.reset();
    }

    /** Those of the class, as on the command line, without the dashes. */
    protected List<String> settings() {
        return List.of();
    }

    protected <T> T bean(Class<T> type) {
        return sandbox.bean(type);
    }
}
