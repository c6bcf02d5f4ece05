"""Debian's python3-mastodon against an instance; what there is comes as JSON. Says each step it has done."""
import json
import sys
import time

from mastodon import Mastodon, StreamListener

there = json.loads(sys.argv[1])
base, group_name, offer_url = there["base"], there["group"], there["offer"]
scopes = ["read", "write", "follow"]
oob = "urn:ietf:wg:oauth:2.0:oob"


def done(step, *values):
    print("done", step, *values, flush=True)


def ask(*words):
    print("ask", *words, flush=True)
    return sys.stdin.readline().strip()


def until(holds):
    for _ in range(40):
        if holds():
            return
        time.sleep(0.25)
    raise AssertionError("this does not come")


client_id, client_secret = Mastodon.create_app("python", scopes=scopes, redirect_uris=oob, api_base_url=base)
client = Mastodon(client_id=client_id, client_secret=client_secret, api_base_url=base)
client.log_in(code=ask("authorize", client.auth_request_url(scopes=scopes, redirect_uris=oob)), redirect_uri=oob, scopes=scopes)
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

far = client.search_v2(there["farGroup"], resolve=True).accounts[0]
client.account_follow(far.id)
until(lambda: client.account_relationships([far.id])[0].following)
done("follow-far", far.acct)

status = client.status_post("Hello from Python #snake", visibility="public", language="en")
again = client.status_post("Only once", idempotency_key="k")
assert client.status_post("Only once", idempotency_key="k").id == again.id
done("post", status.id)

media = client.media_post(there["picture"], mime_type="image/png", description="A red and a blue half", focus=(0.5, 0))
shown = client.status_post("Look", media_ids=[media])
assert [each.description for each in shown.media_attachments] == ["A red and a blue half"]
done("picture", shown.id)

asked = client.status_post("Tea?", poll=client.make_poll(["Yes", "No"], expires_in=3600))
assert [each.title for each in asked.poll.options] == ["Yes", "No"]
theirs = client.search_v2(there["poll"], resolve=True).statuses[0]
client.poll_vote(theirs.poll, [1])
voted = client.poll(theirs.poll)
assert voted.voted and voted.own_votes == [1]
done("vote", theirs.poll.id)

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

class Ear(StreamListener):
    heard = []

    def on_update(self, status):
        self.heard.append((time.time(), (status.reblog or status).content))

    def has(self, text):
        return any(text in said for _, said in self.heard)


ear = Ear()
stream = client.stream_user(ear, run_async=True)


def probed():
    client.status_post("Probe of python")
    return ear.has("Probe of python")


until(probed)
begun = int(ask("announce")) / 1000
until(lambda: ear.has("Announcement for python"))
took = next(at for at, said in ear.heard if "Announcement for python" in said) - begun
assert took <= 2, took
stream.close()
done("stream", round(took * 1000))

for call in (client.instance, client.notifications, client.lists, client.filters, client.announcements, client.preferences,
            client.custom_emojis, client.follow_requests, client.trending_tags, client.conversations, client.timeline_public):
    call()
done("lists")
