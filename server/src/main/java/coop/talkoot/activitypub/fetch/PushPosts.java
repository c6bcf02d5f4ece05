package coop.talkoot.activitypub.fetch;

import coop.talkoot.notices.PushOutlet;
import jakarta.inject.Singleton;
import java.util.Map;

/** Sends push messages by the one guarded way out. */
@Singleton
final class PushPosts implements PushOutlet {
    private final GuardedClient client;

    PushPosts(GuardedClient client) {
        this.client = client;
    }

    @Override
    public boolean accepts(String endpoint) {
        return client.mayCall(endpoint);
    }

    @Override
    public int post(String endpoint, Map<String, String> headers, byte[] body) {
        try {
            return client.post(endpoint, url -> headers, body).status();
        } catch (Unreachable noAnswer) {
            return 0;
        }
    }
}
