package coop.talkoot.web.view;

import gg.jte.Content;
import java.util.List;

/**
 * One API as its document describes it.
 *
 * @param rawHref where the document itself is, for programs
 */
public record ApiDescription(
        String title,
        String summary,
        Content text,
        String href,
        String rawHref,
        List<ApiSubject> subjects,
        List<ApiShape> shapes) {
    public ApiDescription {
        subjects = List.copyOf(subjects);
        shapes = List.copyOf(shapes);
    }

    public String shapesHref() {
        return href + "/shapes";
    }

    public int calls() {
        return subjects.stream().mapToInt(subject -> subject.calls().size()).sum();
    }
}
