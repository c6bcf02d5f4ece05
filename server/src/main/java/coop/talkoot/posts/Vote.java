package coop.talkoot.posts;

import coop.talkoot.people.Identity;

/** {@code voter} chose {@code option} of what {@code post} asks. */
public record Vote(long id, Post post, Identity voter, String option) {}
