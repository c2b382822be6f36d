package lu.lalux.assure.conformance.selfcheck.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.conformance.model.Files;

/** Judges uploads wrongly, or gives keys of another form. */
final class WrongFiles extends Files {

    private final Conduct conduct;
    private final Map<String, String> names = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<Object, String> verdicts = new ConcurrentHashMap<>();
    private final String oneKey = super.guid("");
    private volatile String lastVerdict = "";
    private volatile String lastName = "";

    WrongFiles(Conduct conduct) {
        this.conduct = conduct;
    }

    @Override
    protected Optional<Kept> of(String key) {
        if (isDropped(key)) {
            return Optional.empty();
        }
        return conduct.has(Slip.KEY_BY_GUID)
                ? kept().entrySet().stream()
                        .filter(entry -> key.startsWith(entry.getKey().replaceFirst("\\..*", ".")))
                        .map(Map.Entry::getValue)
                        .findFirst()
                : super.of(key);
    }

    @Override
    protected String verdict(String path, String name, byte[] content, int limit) {
        int most = limit + (conduct.has(Slip.LIMIT_HIGH, path) ? 1 : 0) - (conduct.has(Slip.LIMIT_LOW, path) ? 1 : 0);
        if (conduct.has(Slip.LONG_FILE_REFUSED, path) && content.length > most + most / 2) {
            return "Error";
        }
        String verdict =
                super.verdict(path, name, content, conduct.has(Slip.NEVER_TOO_BIG, path) ? Integer.MAX_VALUE : most);
        if (conduct.has(Slip.VERDICT_BY_SIZE, path)) {
            verdict = Objects.requireNonNullElse(verdicts.putIfAbsent(content.length, verdict), verdict);
        }
        if (conduct.has(Slip.VERDICT_BY_NAME, path)) {
            verdict = Objects.requireNonNullElse(verdicts.putIfAbsent(name, verdict), verdict);
        }
        if (conduct.has(Slip.VERDICT_OF_ANOTHER, path)) {
            lastVerdict = verdict;
            Conduct.pause();
            verdict = lastVerdict;
        }
        if (conduct.has(Slip.SCANNED_BY_EXTENSION, path) && !name.endsWith(".pdf")) {
            verdict = verdict.replace("Infected", "Verified");
        }
        return verdict.equals("Verified") && conduct.has(Slip.PDF_ONLY, path) && !name.endsWith(".pdf")
                ? "Error"
                : verdict;
    }

    @Override
    protected String keep(String account, String path, String name) {
        String key = super.keep(account, path, name);
        if (conduct.has(Slip.LAST_TWENTY_KEPT, path) || conduct.has(Slip.LAST_OF_A_NAME_KEPT, path)) {
            names.put(key, path + " " + name);
        }
        return key;
    }

    private boolean isDropped(String key) {
        List<String> later = List.copyOf(names.keySet()).stream()
                .dropWhile(other -> !other.equals(key))
                .skip(1)
                .toList();
        return conduct.makes(Slip.LAST_TWENTY_KEPT)
                ? later.size() >= 20
                : later.stream().anyMatch(other -> names.get(other).equals(names.get(key)));
    }

    @Override
    protected String guid(String path) {
        if (conduct.has(Slip.KEY_BY_COUNT, path)) {
            int count = kept().size();
            Conduct.pause();
            return new UUID(0, count).toString();
        }
        return conduct.has(Slip.SAME_KEY, path) ? oneKey : super.guid(path);
    }

    @Override
    protected String extension(String path, String name) {
        if (conduct.has(Slip.ALWAYS_PDF_KEY, path)) {
            return ".pdf";
        }
        if (conduct.has(Slip.EXTENSION_OF_ANOTHER, path)) {
            lastName = name;
            Conduct.pause();
            return super.extension(path, lastName);
        }
        String extension = conduct.has(Slip.KEY_FROM_FIRST_DOT, path)
                ? name.substring(Math.max(0, name.indexOf('.')))
                : super.extension(path, name);
        return conduct.has(Slip.KEY_IN_SMALL_LETTERS, path) ? extension.toLowerCase(Locale.ROOT) : extension;
    }

    @Override
    protected boolean isInfected(String path, byte[] content) {
        boolean found = conduct.has(Slip.INFECTED_AT_START_ONLY, path)
                ? isInfected(content, 68)
                : super.isInfected(path, content);
        return conduct.has(Slip.ALWAYS_INFECTED, path) || found && !conduct.has(Slip.NEVER_INFECTED, path);
    }
}
