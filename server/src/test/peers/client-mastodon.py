"""Debian's python3-mastodon against an instance: argument is its address. Says each step it has done."""
import sys

from mastodon import Mastodon

base, group_name, offer_url = sys.argv[1:4]
scopes = ["read", "write", "follow"]
oob = "urn:ietf:wg:oauth:2.0:oob"


def done(step, *values):
    print("done", step, *values, flush=True)


client_id, client_secret = Mastodon.create_app("python", scopes=scopes, redirect_uris=oob, api_base_url=base)
client = Mastodon(client_id=client_id, client_secret=client_secret, api_base_url=base)
print("authorize", client.auth_request_url(scopes=scopes, redirect_uris=oob), flush=True)
client.log_in(code=sys.stdin.readline().strip(), redirect_uri=oob, scopes=scopes)
me = client.account_verify_credentials()
done("sign-in", me.username)

home = client.timeline_home(limit=40)
seen = [status.id for status in home]
page = home
while True:
    page = client.fetch_next(page)
    if not page:
        break
    seen += [status.id for status in page]
assert len(seen) == len(set(seen)) and seen == sorted(seen, key=int, reverse=True), seen
done("page-back", len(seen))

group = client.search_v2(group_name, resolve=True).accounts[0]
assert group.group
assert client.account_follow(group.id).following
assert client.account_relationships([group.id])[0].following
done("follow", group.acct)

status = client.status_post("Hello from Python #snake", visibility="public", language="en")
again = client.status_post("Only once", idempotency_key="k")
assert client.status_post("Only once", idempotency_key="k").id == again.id
done("post", status.id)

offer = client.search_v2(offer_url, resolve=True).statuses[0]
assert offer.card.url == offer_url
reply = client.status_reply(offer, "May I borrow it?")
assert reply.in_reply_to_id == offer.id
assert reply.id in [each.id for each in client.status_context(offer.id).descendants]
done("reply", reply.id)

boost = client.status_reblog(offer.id)
assert boost.reblog.id == offer.id
assert client.status_favourite(offer.id).favourited
assert offer.id in [each.id for each in client.favourites()]
done("respond", boost.id)

edited = client.status_update(status.id, "Hello again from Python")
assert edited.edited_at is not None and "again" in edited.content
done("edit", edited.id)

client.status_delete(again.id)
try:
    client.status(again.id)
    raise AssertionError("deleted, and still there")
except Exception as gone:
    assert type(gone).__name__ == "MastodonNotFoundError", gone
done("delete", again.id)

for ask in (client.instance, client.notifications, client.lists, client.filters, client.announcements, client.preferences,
            client.custom_emojis, client.follow_requests, client.trending_tags, client.conversations, client.timeline_public):
    ask()
done("lists")
