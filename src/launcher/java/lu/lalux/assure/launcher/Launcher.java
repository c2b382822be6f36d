package lu.lalux.assure.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * Where a program of one jar begins. Compiled for Java 8, so that an older Java than the program needs can say so in words; else
 * starts the program. The jar's manifest names both: {@code Assure-Java} and {@code Assure-Main}.
 */
public final class Launcher {

    /** As of a program that could not be run. */
    private static final int NOT_RUN = 2;

    private Launcher() {}

    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        Attributes jar = manifest();
        int needed = Integer.parseInt(jar.getValue("Assure-Java"));
        String here = System.getProperty("java.specification.version");
        if (feature(here) < needed) {
            System.err.println(refusal(here, needed));
            System.exit(NOT_RUN);
        }
        try {
            Class.forName(jar.getValue("Assure-Main"))
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Of {@code 1.8} it is 8, of {@code 17} it is 17. */
    static int feature(String specification) {
        return Integer.parseInt(specification.startsWith("1.") ? specification.substring(2) : specification);
    }

    /** Without accents: an old Java on Windows writes them in another encoding than its console reads. */
    static String refusal(String here, int needed) {
        return String.format(
                "Ce programme demande Java %1$d au moins ; celui-ci est Java %2$s. Il se trouve sur https://adoptium.net%n"
                        + "This program needs Java %1$d or later; this one is Java %2$s. It is to be had at https://adoptium.net",
                needed, here);
    }

    private static Attributes manifest() throws IOException {
        try (InputStream content = Launcher.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            return new Manifest(content).getMainAttributes();
        }
    }
}
