package coop.talkoot.web.view;

import gg.jte.Content;
import java.util.List;

/** Something that has a name in what is sent and given, and its parts. */
public record ApiShape(String name, Content text, Content type, List<ApiValue> values) {
    public ApiShape {
        values = List.copyOf(values);
    }
}
