package coop.talkoot.platform;

import com.sun.security.auth.module.UnixSystem;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs, unpacked from the jar that brings them; run so that they start as root too. */
final class PostgresPrograms {
    /** The major version the jar brings; a cluster made by another one cannot be opened. */
    static final String MAJOR = "18";

    private static final String RELEASE = "18.6";

    private final Path folder;
    private final List<String> prefix;

    private PostgresPrograms(Path folder) {
        this.folder = folder;
        this.prefix = prefix();
    }

    /** Unpacks once; the folder is private, so nobody else can put other programs in place of these. */
    static PostgresPrograms unpackedIn(Path parent) throws IOException {
        var folder = parent.resolve("postgresql-" + RELEASE);
        if (!Files.isDirectory(folder)) {
            var unfinished = Files.createTempDirectory(parent, "unpacking");
            unpack(unfinished);
            try {
                Files.move(unfinished, folder);
            } catch (IOException somebodyWasFaster) {
                delete(unfinished);
                if (!Files.isDirectory(folder)) {
                    throw somebodyWasFaster;
                }
            }
        }
        return new PostgresPrograms(folder);
    }

    /** Runs a program to its end; what it says goes to {@code log}, since a server it starts keeps its output open. */
    int run(Path log, String program, String... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return await(builder.start(), program);
    }

    private static int await(Process process, String program) {
        try {
            if (process.waitFor(5, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new CannotStart("PostgreSQL's " + program + " did not end in time");
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own root is nobody, yet still owns its files. */
    private static List<String> prefix() {
        if (!isRoot()) {
            return List.of();
        }
        var unshare = List.of("unshare", "--user");
        try {
            var trial = new ArrayList<>(unshare);
            trial.add("true");
            if (await(new ProcessBuilder(trial).start(), "unshare") == 0) {
                return unshare;
            }
        } catch (IOException noSuchProgram) {
            // the sentence below says what to do
        }
        throw new CannotStart("PostgreSQL does not run as root, and this system gives root no user namespace. "
                + "Start Talkoot as a normal user, or give it an external database with --database-url.");
    }

    private static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    private static void unpack(Path folder) throws IOException {
        try (var packed = packed();
                var archive = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(archive, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(archive, target);
            var isProgram = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(isProgram ? "rwx------" : "rw-------"));
        }
    }

    private static InputStream packed() throws IOException {
        var system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT).replace("amd64", "x86_64");
        try {
            var found = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
            if (found != null) {
                return found;
            }
        } catch (IllegalStateException notFound) {
            // the sentence below says what to do
        }
        throw new CannotStart("This package brings no PostgreSQL for " + system + " on " + machine
                + ". Give Talkoot an external database with --database-url.");
    }

    /** Deletes a folder and all in it. */
    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException cause) {
                    throw new UncheckedIOException(cause);
                }
            });
        }
    }
}
