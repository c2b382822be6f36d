package lu.lalux.assure.stub.storage.writer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection, for one thread, that keeps the statements which were prepared last, and gives them out again when the
 * same text is prepared. PostgreSQL's driver does that itself; SQLite's compiles the text each time.
 */
final class KeptStatements implements InvocationHandler {

    private static final int KEPT = 64;

    private final Connection connection;

    /** The statements that nobody uses now, by their text; the one that was used longest ago first. */
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    private KeptStatements(Connection connection) {
        this.connection = connection;
    }

    static Connection of(Connection connection) {
        return proxy(Connection.class, new KeptStatements(connection));
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("prepareStatement") && arguments != null && arguments.length == 1) {
            return prepared((String) arguments[0]);
        }
        return on(connection, method, arguments);
    }

    private PreparedStatement prepared(String text) throws SQLException {
        PreparedStatement known = idle.remove(text);
        PreparedStatement statement = known == null ? connection.prepareStatement(text) : known;
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (method.getName().equals("close")) {
                keep(text, statement);
                return null;
            }
            return on(statement, method, arguments);
        });
    }

    private void keep(String text, PreparedStatement statement) throws SQLException {
        PreparedStatement twin = idle.put(text, statement);
        if (twin != null && twin != statement) {
            twin.close();
        }
        if (idle.size() > KEPT) {
            idle.remove(idle.keySet().iterator().next()).close();
        }
    }

    private static @Nullable Object on(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
