package coop.talkoot.web.view;

/** A thing of the visitor's. Fields: name, form, condition, length, width, height, weight, value, stock. */
public record ThingForm(boolean isNew, String action, Fields fields, String cancelHref) implements PageView {
    @Override
    public String template() {
        return "thing-form.jte";
    }
}
