package coop.talkoot.web.view;

import gg.jte.Content;
import java.util.List;

/** Calls that belong together. */
public record ApiSubject(String name, String href, Content text, List<ApiCall> calls) {
    public ApiSubject {
        calls = List.copyOf(calls);
    }
}
