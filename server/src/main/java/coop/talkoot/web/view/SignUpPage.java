package coop.talkoot.web.view;

/**
 * Signing up without an invitation. Fields: name, handle, email, password, and reason where somebody decides.
 *
 * @param needsReason whether a keeper decides, and wants to know why
 */
public record SignUpPage(String action, String domain, boolean needsReason, Fields fields) implements PageView {
    @Override
    public String template() {
        return "sign-up.jte";
    }
}
