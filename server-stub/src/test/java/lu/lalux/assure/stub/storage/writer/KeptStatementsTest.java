package lu.lalux.assure.stub.storage.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeptStatementsTest {

    private static final String INSERT = "insert into t (id) values (?)";

    private final List<String> compiled = new ArrayList<>();
    private final List<PreparedStatement> statements = new ArrayList<>();
    private Connection database;
    private Connection keeping;

    @BeforeEach
    void open() throws SQLException {
        database = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = database.createStatement()) {
            statement.execute("create table t (id integer primary key)");
        }
        keeping = KeptStatements.of(watched());
    }

    @AfterEach
    void close() throws SQLException {
        keeping.close();
        assertThat(database.isClosed()).isTrue();
    }

    @Test
    @DisplayName("a text is compiled once, however often it is prepared, and works each time")
    void once() throws SQLException {
        insert(1);
        insert(2);
        insert(3);
        assertThat(compiled).containsExactly(INSERT);
        assertThat(ids()).containsExactly(1, 2, 3);
    }

    @Test
    @DisplayName("two that are used at once are two, of which one is kept")
    void twice() throws SQLException {
        try (PreparedStatement one = keeping.prepareStatement(INSERT);
                PreparedStatement other = keeping.prepareStatement(INSERT)) {
            one.setInt(1, 1);
            other.setInt(1, 2);
            one.executeUpdate();
            other.executeUpdate();
        }
        insert(3);
        assertThat(compiled).containsExactly(INSERT, INSERT);
        assertThat(openStatements()).isEqualTo(1);
        assertThat(ids()).containsExactly(1, 2, 3);
    }

    @Test
    @DisplayName("a statement that failed works the next time, and says what the driver said")
    void failure() throws SQLException {
        insert(1);
        assertThatThrownBy(() -> insert(1)).isInstanceOf(SQLException.class).hasMessageContaining("PRIMARYKEY");
        insert(2);
        assertThat(compiled).containsExactly(INSERT);
        assertThat(ids()).containsExactly(1, 2);
    }

    @Test
    @DisplayName("of many texts those that were used last are kept, the others closed")
    void bounded() throws SQLException {
        for (int i = 0; i < 70; i++) {
            insert(100 + i);
            try (PreparedStatement statement = keeping.prepareStatement("select " + i)) {
                assertThat(statement.executeQuery().getInt(1)).isEqualTo(i);
            }
        }
        assertThat(compiled).hasSize(71).containsOnlyOnce(INSERT);
        assertThat(openStatements()).isEqualTo(64);
    }

    private int openStatements() throws SQLException {
        int open = 0;
        for (PreparedStatement statement : statements) {
            open += statement.isClosed() ? 0 : 1;
        }
        return open;
    }

    private void insert(int id) throws SQLException {
        try (PreparedStatement statement = keeping.prepareStatement(INSERT)) {
            statement.setInt(1, id);
            statement.executeUpdate();
        }
    }

    private List<Integer> ids() throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select id from t order by id")) {
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
        }
        return ids;
    }

    /** Notes what is compiled. */
    private Connection watched() {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    Object result = method.invoke(database, arguments);
                    if (result instanceof PreparedStatement statement) {
                        compiled.add((String) arguments[0]);
                        statements.add(statement);
                    }
                    return result;
                });
    }
}
