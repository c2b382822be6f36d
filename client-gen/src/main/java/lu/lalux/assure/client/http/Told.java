package lu.lalux.assure.client.http;

/** Calls what the application wants to be told by. */
public final class Told {

    private Told() {}

    /** Whoever is told cannot fail a request: what it throws goes where the thread's uncaught exceptions go. */
    public static void safely(Runnable told) {
        try {
            told.run();
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
