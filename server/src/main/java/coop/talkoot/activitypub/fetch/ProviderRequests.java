package coop.talkoot.activitypub.fetch;

import coop.talkoot.people.entry.ProviderWire;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Asks the identity provider under the rules for every other server: which addresses, how long, how much. */
@Singleton
final class ProviderRequests implements ProviderWire {
    private final GuardedClient client;

    ProviderRequests(GuardedClient client) {
        this.client = client;
    }

    @Override
    public String document(String url) throws IOException {
        var answer = client.get(url, Form.JSON, hop -> Map.of());
        if (!answer.isSuccess()) {
            throw new Unreachable("the answer is " + answer.status() + ": " + url);
        }
        return answer.text();
    }

    @Override
    public Reply send(String url, Map<String, String> headers, String form) throws IOException {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        all.put("Accept", "application/json");
        var answer = client.post(url, hop -> all, form.getBytes(StandardCharsets.UTF_8));
        return new Reply(answer.status(), answer.header("content-type").orElse(""), answer.text());
    }
}
