package coop.talkoot.mastodon.door;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

/** Gives a controller's method its {@link Sent}. */
@Singleton
final class SentBinder implements TypedRequestArgumentBinder<Sent> {
    @Override
    public Argument<Sent> argumentType() {
        return Argument.of(Sent.class);
    }

    @Override
    public BindingResult<Sent> bind(ArgumentConversionContext<Sent> context, HttpRequest<?> source) {
        return () -> source.getAttribute(Sent.ATTRIBUTE, Sent.class);
    }
}
