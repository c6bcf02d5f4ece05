package coop.talkoot.http;

import coop.talkoot.people.Viewer;
import coop.talkoot.people.access.Program;
import coop.talkoot.people.access.Scopes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;

/** Draws the pages on which somebody lets a program act for them. The room that has pages implements it. */
public interface ConsentPages {
    /**
     * What a program asks for.
     *
     * @param redirectUri where the browser goes afterwards
     * @param answer fields to send back with the answer
     */
    record Question(Program program, Scopes scopes, String redirectUri, Map<String, String> answer) {
        public Question {
            answer = Map.copyOf(answer);
        }
    }

    /** The form posts to the address it came from: its fields, and {@code decision}, which is allow or deny. */
    MutableHttpResponse<?> ask(HttpRequest<?> request, Viewer viewer, Question question);

    /** The code, to be copied into the program by hand. */
    MutableHttpResponse<?> code(HttpRequest<?> request, String code);
}
