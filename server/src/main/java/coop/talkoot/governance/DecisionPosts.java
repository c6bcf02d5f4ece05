package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.NewPost;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Words;
import jakarta.inject.Singleton;
import java.util.List;

/** The post by which a group puts something to the vote, in the words in which it was proposed. */
@Singleton
final class DecisionPosts {
    private final Posts posts;

    DecisionPosts(Posts posts) {
        this.posts = posts;
    }

    /** In the transaction in which the vote opens. */
    Post write(Post said, Identity group, Audience audience) {
        var words = new Words(
                said.title(),
                said.text(),
                said.contentHtml(),
                said.language(),
                said.tags(),
                said.warning(),
                said.isSensitive());
        return posts.write(new NewPost(
                        Origin.LOCAL,
                        "decisions",
                        Post.Kind.DECISION,
                        group,
                        group,
                        null,
                        audience,
                        words,
                        List.of(),
                        null,
                        null,
                        null))
                .post();
    }
}
