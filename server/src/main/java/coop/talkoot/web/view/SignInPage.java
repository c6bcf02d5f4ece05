package coop.talkoot.web.view;

import org.jspecify.annotations.Nullable;

/**
 * Signing in. Fields: login (handle or e-mail), password, next. Guests follow the co-op with field account.
 *
 * @param next address to go on to
 * @param facts numbers of the co-op, null before there is one
 * @param followFromAction null where there is nothing to follow
 * @param provider what the identity provider is called, null where there is none
 * @param signUpHref null where nobody comes in without an invitation
 */
public record SignInPage(
        String action,
        String next,
        Fields fields,
        @Nullable GroupFacts facts,
        @Nullable String followFromAction,
        @Nullable String provider,
        @Nullable String signUpHref)
        implements PageView {
    @Override
    public String template() {
        return "sign-in.jte";
    }
}
