package coop.talkoot.http;

import io.micronaut.http.HttpStatus;
import java.io.Serial;
import java.util.List;
import java.util.Map;

/** A request that goes no further, for a reason of HTTP and not of the domain. Has no stack trace: it is no fault. */
public final class Rejected extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    private Rejected(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    public Problem problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** 400: what was sent is not what it claims to be; {@code field} is where, empty for the whole. */
    public static Rejected malformed(String field, String sentence) {
        return new Rejected(
                Problem.of(HttpStatus.BAD_REQUEST, sentence, List.of(new Problem.Fault(field, sentence))), Map.of());
    }

    /** 422: all that is wrong with the values, at once. */
    public static Rejected unacceptable(List<Problem.Fault> faults) {
        return new Rejected(
                Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, faults.getFirst().expected(), faults), Map.of());
    }

    /** 413: no body of this kind is so large. */
    static Rejected tooLarge() {
        return new Rejected(Problem.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "This is larger than we take."), Map.of());
    }

    /** 411: a form says how long it is. */
    static Rejected lengthRequired() {
        return new Rejected(
                Problem.of(HttpStatus.LENGTH_REQUIRED, "Say how long this form is: Content-Length."), Map.of());
    }

    /** 401: somebody has to sign in first. */
    public static Rejected notSignedIn() {
        return unauthorized("Sign in first.", "Bearer realm=\"talkoot\"");
    }

    /** 401: there is a token, but it opens nothing (RFC 6750, section 3.1). */
    public static Rejected invalidToken() {
        return unauthorized(
                "This token is unknown, out of date or was given back.",
                "Bearer realm=\"talkoot\", error=\"invalid_token\"");
    }

    /** 403: the token is good, but not for this (RFC 6750, section 3.1). */
    public static Rejected insufficientScope(String needed) {
        return new Rejected(
                Problem.of(
                        HttpStatus.FORBIDDEN, "This action is outside the authorized scopes: it needs " + needed + "."),
                Map.of(
                        "WWW-Authenticate",
                        "Bearer realm=\"talkoot\", error=\"insufficient_scope\", scope=\"" + needed + "\""));
    }

    /** 403: a page of another site sent it in somebody's name. */
    public static Rejected crossSite() {
        return new Rejected(
                Problem.of(HttpStatus.FORBIDDEN, "This was sent from a page of another site, and not done."), Map.of());
    }

    private static Rejected unauthorized(String sentence, String challenge) {
        return new Rejected(Problem.of(HttpStatus.UNAUTHORIZED, sentence), Map.of("WWW-Authenticate", challenge));
    }
}
