package lu.lalux.assure.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lu.lalux.assure.junit.program.ProgramJar;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Holds a session of the judge for {@link AssureJudge}, and hands over its parts. */
final class JudgeExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(JudgeExtension.class);

    /** A judge as JUnit keeps it: it closes it with the store. */
    private record Held(Judge judge) implements Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            judge.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        held(context);
    }

    private static Judge held(ExtensionContext context) {
        AnnotatedClass<AssureJudge> asked = AnnotatedClass.around(context, AssureJudge.class);
        return asked.context()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(asked.context().getRequiredTestClass(), unknown -> start(asked), Held.class)
                .judge();
    }

    private static Held start(AnnotatedClass<AssureJudge> asked) {
        AssureJudge wanted = asked.annotation();
        Class<?> test = asked.context().getRequiredTestClass();
        List<String> options = new ArrayList<>(List.of(
                "--lang",
                Locale.getDefault().getLanguage().equals("fr") ? "fr" : "en",
                "--software",
                wanted.software().isEmpty() ? test.getSimpleName() : wanted.software(),
                "--software-version",
                wanted.version(),
                "--trade",
                wanted.trade().word()));
        options.addAll(List.of(wanted.options()));
        Path jar = ProgramJar.JUDGE.find(
                name -> asked.context().getConfigurationParameter(name).orElse(null));
        Path reports = wanted.report().isEmpty()
                ? Path.of(Files.exists(Path.of("pom.xml")) ? "target" : "build", "assure-juge", test.getName())
                : Path.of(wanted.report());
        return new Held(Judge.start(jar, options, reports, Duration.ofSeconds(wanted.startSeconds())));
    }

    /** After all of a test: what it prepares may fail too. */
    @Override
    public void afterEach(ExtensionContext context) {
        context.getExecutionException()
                .ifPresent(failure -> AnnotatedClass.show(
                        context, "juge / judge", held(context).output()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Judge.class || type == WorkList.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Judge judge = held(context);
        return parameter.getParameter().getType() == Judge.class ? judge : judge.workList();
    }
}
