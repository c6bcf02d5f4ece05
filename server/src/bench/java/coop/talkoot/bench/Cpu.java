package coop.talkoot.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** CPU time that processes have used, in milliseconds, from Linux's /proc. Its grain is 10 ms. */
final class Cpu {
    private static final long MILLIS_A_TICK = 10;

    private Cpu() {}

    /** Of this process. */
    static long own() {
        return of(ProcessHandle.current().pid());
    }

    /** Of one process with all its threads. */
    static long of(long process) {
        var fields = fields(process);
        return fields.isEmpty() ? 0 : ticks(fields, 13, 14) * MILLIS_A_TICK;
    }

    /**
     * Of a process, its children, and those of its children that have ended. Children come and go while they are read,
     * and a reading may miss some: it is the middle one of three.
     */
    static long ofFamily(long process) {
        var readings = LongStream.generate(() -> oneReading(process)).limit(3).sorted().toArray();
        return readings[1];
    }

    private static long oneReading(long process) {
        var own = fields(process);
        var sum = own.isEmpty() ? 0 : ticks(own, 13, 16) * MILLIS_A_TICK;
        for (var child : ProcessHandle.of(process).stream()
                .flatMap(ProcessHandle::children)
                .toList()) {
            sum += of(child.pid());
        }
        return sum;
    }

    /** Resident memory in MiB. */
    static long residentMib(long process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static long ticks(List<String> fields, int first, int last) {
        return fields.subList(first, last + 1).stream().mapToLong(Long::parseLong).sum();
    }

    /** Fields of /proc/PID/stat (proc(5)), counted from 0; the second may hold spaces and is cut out first. */
    private static List<String> fields(long process) {
        try {
            var line = Files.readString(Path.of("/proc/" + process + "/stat"));
            var end = line.lastIndexOf(')');
            var fields = new ArrayList<>(List.of(line.substring(0, line.indexOf(' ')), "name"));
            fields.addAll(List.of(line.substring(end + 2).strip().split(" ")));
            return fields;
        } catch (IOException ended) {
            return List.of();
        }
    }
}
