package lu.lalux.assure.stub.storage.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.support.Installation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With one connection, as on SQLite. */
@Tag("newcomer")
class DatabaseWriterIT {

    @TempDir
    Path folder;

    private Connection other;
    private DatabaseWriter writer;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void open() throws SQLException {
        Installation installation = Installation.chosen();
        other = installation.connect(folder);
        try (Statement statement = other.createStatement()) {
            if (installation == Installation.SQLITE) {
                statement.execute("pragma journal_mode = wal");
            }
            statement.execute("create table t (id integer primary key)");
        }
        writer = new DatabaseWriter(
                () -> installation.connect(folder),
                new WriterSettings(2, 8, Duration.ofSeconds(20), Duration.ofSeconds(7)),
                1);
    }

    @AfterEach
    void close() throws SQLException {
        release.countDown();
        writer.close();
        other.close();
    }

    @Test
    @DisplayName("what is written is committed when the call returns")
    void committed() throws SQLException {
        assertThat(insert(1)).isEqualTo(1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    @DisplayName("a write that fails does not take with it those that shared its transaction")
    void oneFails() throws Exception {
        insert(1);
        CompletableFuture<Void> first = block();
        CompletableFuture<Integer> good = CompletableFuture.supplyAsync(() -> insert(2));
        CompletableFuture<Integer> bad = CompletableFuture.supplyAsync(() -> insert(1));
        awaitQueue(2);
        release.countDown();

        assertThat(good.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        assertThatThrownBy(() -> bad.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(SQLException.class);
        first.get(20, TimeUnit.SECONDS);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    @DisplayName("when too many wait, one more is told to come again")
    void full() throws Exception {
        CompletableFuture<Void> first = block();
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> insert(1));
        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(() -> insert(2));
        awaitQueue(2);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> insert(3))
                .satisfies(thrown -> {
                    assertThat(thrown.problem().type()).isEqualTo(ProblemType.SERVICE_INDISPONIBLE);
                    assertThat(thrown.problem().headers().getFirst("Retry-After"))
                            .isEqualTo("7");
                });
        release.countDown();
        first.get(20, TimeUnit.SECONDS);
        one.get(20, TimeUnit.SECONDS);
        two.get(20, TimeUnit.SECONDS);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    @DisplayName("what waits when it is closed is still written; what comes later is not taken")
    void closing() throws Exception {
        CompletableFuture<Void> first = block();
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> insert(1));
        awaitQueue(1);
        release.countDown();
        writer.close();
        assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        first.get(20, TimeUnit.SECONDS);
        assertThat(count()).isEqualTo(1);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> insert(2));
    }

    private CompletableFuture<Void> block() throws InterruptedException {
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> writer.write(client -> {
            running.countDown();
            try {
                return release.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }));
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
        return first;
    }

    private void awaitQueue(int size) throws InterruptedException {
        while (writer.waiting() < size) {
            Thread.sleep(5);
        }
    }

    private int insert(int id) {
        return writer.write(
                client -> client.sql("insert into t (id) values (?)").param(id).update());
    }

    private int count() throws SQLException {
        try (Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from t")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
