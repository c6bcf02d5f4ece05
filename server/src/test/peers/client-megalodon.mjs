// npm's megalodon against an instance: its address is the first argument. Says each step it has done.
import assert from 'node:assert/strict'
import { createInterface } from 'node:readline/promises'
import generator from 'megalodon'

const [url, groupName, offerUrl] = process.argv.slice(2)
const done = (step, ...values) => console.log('done', step, ...values)

const guest = generator('mastodon', url)
const app = await guest.registerApp('megalodon', { scopes: ['read', 'write', 'follow'] })
console.log('authorize', app.url)
const input = createInterface({ input: process.stdin })
const { value: code } = await input[Symbol.asyncIterator]().next()
const token = await guest.fetchAccessToken(app.client_id, app.client_secret, code, 'urn:ietf:wg:oauth:2.0:oob')
const client = generator('mastodon', url, token.accessToken ?? token.access_token)
const me = (await client.verifyAccountCredentials()).data
done('sign-in', me.username)

const seen = []
for (let page = (await client.getHomeTimeline({ limit: 40 })).data; page.length > 0;
  page = (await client.getHomeTimeline({ limit: 40, max_id: seen.at(-1) })).data) {
  seen.push(...page.map((status) => status.id))
}
assert.equal(new Set(seen).size, seen.length)
done('page-back', seen.length)

const group = (await client.search(groupName, { type: 'accounts', resolve: true })).data.accounts[0]
assert.ok((await client.followAccount(group.id)).data.following)
assert.ok((await client.getRelationships([group.id])).data[0].following)
done('follow', group.acct)

const status = (await client.postStatus('Hello from megalodon #whale', { visibility: 'public' })).data
done('post', status.id)

const offer = (await client.search(offerUrl, { type: 'statuses', resolve: true })).data.statuses[0]
const reply = (await client.postStatus('May I borrow it?', { in_reply_to_id: offer.id })).data
assert.ok((await client.getStatusContext(offer.id)).data.descendants.some((each) => each.id === reply.id))
done('reply', reply.id)

const boost = (await client.reblogStatus(offer.id)).data
assert.equal(boost.reblog.id, offer.id)
assert.ok((await client.favouriteStatus(offer.id)).data.favourited)
done('respond', boost.id)

const edited = (await client.editStatus(status.id, { status: 'Hello again from megalodon' })).data
assert.ok(edited.edited_at)
done('edit', edited.id)

await client.deleteStatus(status.id)
await assert.rejects(client.getStatus(status.id), (error) => error.response.status === 404)
done('delete', status.id)

await Promise.all([client.getInstance(), client.getNotifications(), client.getLists(), client.getFilters(), client.getInstanceAnnouncements(),
  client.getPreferences(), client.getInstanceCustomEmojis(), client.getFollowRequests(), client.getInstanceTrends(),
  client.getBookmarks(), client.getPublicTimeline()])
done('lists')
process.exit(0)
