package coop.talkoot.posts;

/** What a post answers, in short: who wrote it, and of what kind it is. */
public record Answered(long authorId, Post.Kind kind) {}
