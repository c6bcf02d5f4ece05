// What this peer knows. Posts are kept as Fedify parsed them: that, not an HTTP status, tells what arrived.

export class Store {
  posts = new Map();
  own = new Map();
  followers = new Map();
  following = new Map();
  likes = [];
  announces = [];
  activities = [];
  errors = [];

  /** Notes a received or fetched object; `via` is the activity that brought it. */
  async keep(object, via, by) {
    const id = object.id?.href;
    const before = this.posts.get(id);
    this.posts.set(id, {
      ...(await readable(object)),
      via: [...new Set([...(before?.via ?? []), via])],
      by: [...new Set([...(before?.by ?? []), by])],
      deleted: false,
    });
  }

  remove(id) {
    const post = this.posts.get(id);
    if (post) post.deleted = true;
  }

  error(where, error, about) {
    console.error(where, about, error);
    this.errors.push({ where, about: String(about), message: String(error?.message ?? error) });
  }

  /** All of it, for the spec. */
  toJSON() {
    return {
      posts: [...this.posts.values()],
      own: [...this.own.keys()],
      followers: [...this.followers.keys()],
      following: Object.fromEntries(this.following),
      likes: this.likes,
      announces: this.announces,
      activities: this.activities,
      errors: this.errors,
    };
  }
}

async function readable(object) {
  const tags = [];
  for await (const tag of object.getTags({ suppressError: true })) {
    tags.push({ type: tag.constructor.name, name: tag.name?.toString(), href: tag.href?.href });
  }
  const texts = (values) => Object.fromEntries(
    values.filter((value) => value.locale).map((value) => [value.locale.toString(), value.toString()]),
  );
  return {
    id: object.id?.href,
    type: object.constructor.name,
    // A title under `name` and one under `nameMap` are told apart: other peers treat them differently.
    name: object.names.find((value) => !value.locale)?.toString() ?? null,
    nameMap: texts(object.names),
    content: object.content?.toString() ?? null,
    contentMap: texts(object.contents),
    summary: object.summary?.toString() ?? null,
    attributedTo: object.attributionId?.href ?? null,
    audience: object.audienceId?.href ?? null,
    inReplyTo: object.replyTargetId?.href ?? null,
    to: object.toIds.map((id) => id.href),
    cc: object.ccIds.map((id) => id.href),
    url: object.url?.href?.href ?? object.url?.href ?? null,
    published: object.published?.toString() ?? null,
    updated: object.updated?.toString() ?? null,
    tags,
    // As it came, with every property Fedify has no word for.
    raw: await object.toJsonLd({ format: undefined }),
  };
}
