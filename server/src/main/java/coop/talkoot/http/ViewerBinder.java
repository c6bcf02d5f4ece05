package coop.talkoot.http;

import coop.talkoot.people.Viewer;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Gives a controller's method its {@code Viewer}. One declared {@code @Nullable} is null for the public; any other
 * refuses a request of the public with 401.
 */
@Singleton
final class ViewerBinder implements TypedRequestArgumentBinder<Viewer> {
    @Override
    public Argument<Viewer> argumentType() {
        return Argument.of(Viewer.class);
    }

    @Override
    public BindingResult<Viewer> bind(ArgumentConversionContext<Viewer> context, HttpRequest<?> source) {
        var viewer = Viewers.of(source);
        if (viewer.isEmpty() && !context.getArgument().isNullable()) {
            throw Rejected.notSignedIn();
        }
        return () -> viewer.isEmpty() ? Optional.empty() : viewer;
    }
}
