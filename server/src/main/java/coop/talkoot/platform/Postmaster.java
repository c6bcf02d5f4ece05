package coop.talkoot.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The process that a cluster's postmaster.pid names. After a crash that file stays, and its number may meanwhile be
 * anybody's: nothing is signalled before the process is known to be PostgreSQL on this very cluster.
 */
record Postmaster(long pid, Path cluster) {
    static Optional<Postmaster> recordedIn(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        var first = lines.isEmpty() ? "" : lines.getFirst().strip();
        return first.matches("\\d{1,9}")
                ? Optional.of(new Postmaster(Long.parseLong(first), cluster))
                : Optional.empty();
    }

    boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Whether the living process is a PostgreSQL server on this cluster: a postmaster works inside its folder. */
    boolean isOurs() throws IOException {
        var process = Path.of("/proc", String.valueOf(pid));
        if (Files.isDirectory(Path.of("/proc/self"))) {
            try {
                var works = Files.readSymbolicLink(process.resolve("cwd"));
                var name = Files.readString(process.resolve("comm")).strip();
                return name.equals("postgres") && works.equals(cluster.toRealPath());
            } catch (IOException goneOrAnothersOrZombie) {
                return false;
            }
        }
        var ps = new ProcessBuilder("ps", "-o", "command=", "-p", String.valueOf(pid)).start();
        var command = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return command.contains("postgres") && command.contains(cluster.toString());
    }

    /**
     * Makes the file name a process that has just ended. PostgreSQL would take any living process for a postmaster and
     * refuse; the rest of the file must stay, for by it PostgreSQL finds orphans that still hold its shared memory.
     */
    void forget() throws IOException {
        var ended = new ProcessBuilder("true").start();
        try {
            ended.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        var file = cluster.resolve("postmaster.pid");
        var lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        lines.set(0, String.valueOf(ended.pid()));
        Files.write(file, lines, StandardCharsets.ISO_8859_1);
    }
}
