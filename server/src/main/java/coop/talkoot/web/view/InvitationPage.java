package coop.talkoot.web.view;

/**
 * Where an invitation link leads. Without an account here: POST with name, handle, email, password. With one and signed in:
 * POST without fields. Both go to {@code action}.
 *
 * @param isOpen false for one that is used up or too old
 * @param about cleaned HTML
 * @param signInHref sign in and come back here
 */
public record InvitationPage(
        Who group,
        Who inviter,
        Markup about,
        GroupFacts facts,
        boolean isOpen,
        String action,
        String signInHref,
        String domain,
        Fields fields)
        implements PageView {
    @Override
    public String template() {
        return "invitation.jte";
    }
}
