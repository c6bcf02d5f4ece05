package coop.talkoot.http;

import coop.talkoot.platform.Ids;
import coop.talkoot.platform.NodeLost;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nobody expected: logged under a number, which is all the outside learns. A database that is away is a 503. */
@Singleton
final class FaultHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(FaultHandler.class);
    private static final int MOST_CAUSES = 20;
    /** What the pool says, without a state, of a connection that broke in a transaction and is now to roll it back. */
    private static final String CLOSED = "Connection is closed";

    private static final Set<String> RACES = Set.of("23505", "40001", "40P01");

    private final Answers answers;
    private final Ids ids;

    FaultHandler(Answers answers, Ids ids) {
        this.answers = answers;
        this.ids = ids;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public HttpResponse<?> handle(HttpRequest request, Throwable fault) {
        if (isDatabaseAway(fault)) {
            LOG.warn("{} {}: the database is away: {}", request.getMethod(), request.getPath(), fault.toString());
            return answers.answer(
                            request,
                            Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "This server is resting. Try again soon."))
                    .header("Retry-After", "5");
        }
        if (isBeaten(fault)) {
            LOG.info("{} {}: somebody else was first: {}", request.getMethod(), request.getPath(), fault.toString());
            return answers.answer(
                    request,
                    Problem.of(HttpStatus.CONFLICT, "Somebody did the same at this very moment. Look, and try again."));
        }
        var number = ids.next();
        LOG.error("fault {} at {} {}", number, request.getMethod(), request.getPath(), fault);
        return answers.answer(
                request,
                Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Something went wrong on this server. It is written down as number " + number + "."));
    }

    /** Class 08 is a lost connection, 57P0x a server that stops or starts, 53300 one with no connection left. */
    private static boolean isDatabaseAway(Throwable fault) {
        return has(
                        fault,
                        cause -> cause instanceof SQLTransientConnectionException
                                || cause instanceof NodeLost
                                || (cause instanceof SQLException sql && CLOSED.equals(sql.getMessage())))
                || hasState(
                        fault, state -> state.startsWith("08") || state.startsWith("57P0") || state.equals("53300"));
    }

    /** 23505 is a row another transaction made first; 40001 and 40P01 are transactions that stood in each other's way. */
    private static boolean isBeaten(Throwable fault) {
        return hasState(fault, RACES::contains);
    }

    private static boolean hasState(Throwable fault, Predicate<String> states) {
        return has(
                fault,
                cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && states.test(sql.getSQLState()));
    }

    private static boolean has(Throwable fault, Predicate<Throwable> wanted) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .anyMatch(wanted);
    }
}
