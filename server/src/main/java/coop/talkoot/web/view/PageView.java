package coop.talkoot.web.view;

/** What one page shows. Its template takes a {@link Frame} named frame and this named page. */
public interface PageView {
    /** Path of the template. */
    String template();
}
