package coop.talkoot.web.view;

/**
 * What a coordinator does to an account. Fields: limit, hardLimit, maxBalance and reason; why for freezing and closing.
 *
 * @param example how an amount is written
 */
public record AccountForm(
        Who owner,
        String unit,
        String balance,
        String state,
        boolean isCommons,
        String example,
        String limitsAction,
        String stateAction,
        String back,
        Fields fields)
        implements PageView {
    @Override
    public String template() {
        return "account-form.jte";
    }
}
