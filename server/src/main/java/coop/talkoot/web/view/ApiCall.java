package coop.talkoot.web.view;

import gg.jte.Content;
import java.util.List;

/**
 * One thing that can be asked of the server.
 *
 * @param anchor its name, by which it is linked to
 * @param access who may: any one of these is enough
 * @param forms the media types a body may have
 */
public record ApiCall(
        String anchor,
        String method,
        String path,
        String summary,
        Content text,
        List<Content> access,
        List<ApiValue> values,
        List<String> forms,
        List<ApiAnswer> answers) {
    public ApiCall {
        access = List.copyOf(access);
        values = List.copyOf(values);
        forms = List.copyOf(forms);
        answers = List.copyOf(answers);
    }
}
