package coop.talkoot.web.view;

/** A code to be copied into a program. */
public record CodePage(String code) implements PageView {
    @Override
    public String template() {
        return "code.jte";
    }
}
