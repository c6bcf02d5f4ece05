package coop.talkoot.web.view;

/** Following from an account on another server. Field: account ({@code @name@server}). */
public record FollowFromPage(Who target, String action, Fields fields) implements PageView {
    @Override
    public String template() {
        return "follow-from.jte";
    }
}
