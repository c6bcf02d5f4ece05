package coop.talkoot.mastodon.door;

import coop.talkoot.http.ErrorShape;
import coop.talkoot.http.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** Problems as Mastodon's programs expect them. */
@Singleton
final class MastodonErrors implements ErrorShape {
    @Override
    public boolean isFor(HttpRequest<?> request) {
        return Served.isForPrograms(request) || (Served.isOAuth(request) && !Served.wantsPage(request));
    }

    @Override
    public Object of(Problem problem) {
        if (problem.status() == HttpStatus.UNAUTHORIZED.getCode()) {
            return new MastodonError("The access token is invalid");
        }
        // what is hidden and what was taken back read the same as what never was
        if (problem.status() == HttpStatus.NOT_FOUND.getCode()) {
            return new MastodonError("Record not found");
        }
        var field =
                problem.errors().isEmpty() ? "" : problem.errors().getFirst().field();
        var isNamed = field.isEmpty() || problem.detail().contains(field);
        return new MastodonError(isNamed ? problem.detail() : field + ": " + problem.detail());
    }
}
