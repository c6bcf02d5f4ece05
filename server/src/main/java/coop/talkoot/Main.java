package coop.talkoot;

import coop.talkoot.people.SetupLinks;
import coop.talkoot.platform.CannotStart;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.SettingsReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The command that runs one instance until it is told to stop. */
public final class Main {
    private static final int BAD_SETTINGS = 2;
    private static final int CANNOT_START = 1;

    private final PrintStream out;
    /** Held while starting, so that a stop in the middle waits and then finds all there is to stop. */
    private final ReentrantLock starting = new ReentrantLock();

    private @Nullable Instance instance;
    /** Set first thing when told to stop: what fails after that fails for that reason, and nobody needs to hear it. */
    private volatile boolean stopping;

    private Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var main = new Main(System.out);
        try {
            var home = Path.of(System.getProperty("talkoot.home", ""));
            main.start(SettingsReader.read(List.of(arguments), System.getenv(), home));
        } catch (Refused badSettings) {
            main.giveUp(badSettings.getMessage(), BAD_SETTINGS);
        } catch (CannotStart cannot) {
            main.giveUp(cannot.getMessage(), CANNOT_START);
        }
        new CountDownLatch(1).await();
    }

    private void giveUp(@Nullable String sentence, int code) {
        if (!stopping) {
            System.err.println(sentence);
            System.exit(code);
        }
    }

    private void start(SettingsReader reader) {
        var settings = reader.settings();
        out.println("Talkoot starts with these settings:");
        reader.lines().forEach(line -> out.println("  " + line));
        if (settings.privateNetworks()) {
            out.println("ATTENTION: peers on private networks and without TLS are allowed (private-networks). This is"
                    + " for trials on one machine, never for an instance others can reach.");
        }
        starting.lock();
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
            if (!stopping) {
                out.println(settings.database().isPresent() ? "Opening the database ..." : "Starting the database ...");
                instance = Instance.start(settings, Clock.systemUTC());
            }
            if (instance != null && !stopping) {
                greet(settings, instance);
            }
        } finally {
            starting.unlock();
        }
    }

    private void greet(Settings settings, Instance running) {
        out.println();
        out.println("Talkoot runs at " + settings.baseUrl());
        running.context()
                .getBean(SetupLinks.class)
                .issue()
                .ifPresent(token -> out.println("Nobody has set it up yet. Do so with this link, which works once: "
                        + settings.uri("/setup/" + token)));
        out.println("Ctrl-C stops it.");
    }

    private void stop() {
        stopping = true;
        starting.lock();
        try {
            if (instance != null) {
                out.println("Stopping ...");
                instance.close();
                out.println("Stopped.");
                out.flush();
                // Told to stop and stopped is a success; left to itself, Java would answer a signal with 143.
                Runtime.getRuntime().halt(0);
            }
        } finally {
            starting.unlock();
        }
    }
}
