// npm's masto against an instance: its address is the first argument. Says each step it has done.
import assert from 'node:assert/strict'
import { createInterface } from 'node:readline/promises'
import { createOAuthAPIClient, createRestAPIClient } from 'masto'

const [url, groupName, offerUrl] = process.argv.slice(2)
const redirectUri = 'urn:ietf:wg:oauth:2.0:oob'
const scope = 'read write follow'
const done = (step, ...values) => console.log('done', step, ...values)

const app = await createRestAPIClient({ url }).v1.apps.create({ clientName: 'masto', redirectUris: redirectUri, scopes: scope })
const question = new URLSearchParams({ response_type: 'code', client_id: app.clientId, redirect_uri: redirectUri, scope })
console.log('authorize', `${url}/oauth/authorize?${question}`)
const input = createInterface({ input: process.stdin })
const { value: code } = await input[Symbol.asyncIterator]().next()
const token = await createOAuthAPIClient({ url }).token.create({
  grantType: 'authorization_code', clientId: app.clientId, clientSecret: app.clientSecret, redirectUri, code, scope,
})
const client = createRestAPIClient({ url, accessToken: token.accessToken })
const me = await client.v1.accounts.verifyCredentials()
assert.ok(me.source)
done('sign-in', me.username)

const seen = []
for await (const page of client.v1.timelines.home.list({ limit: 40 })) {
  if (page.length === 0) break
  seen.push(...page.map((status) => status.id))
}
assert.equal(new Set(seen).size, seen.length)
done('page-back', seen.length)

const [group] = (await client.v2.search.list({ q: groupName, resolve: true })).accounts
assert.ok(group.group)
assert.ok((await client.v1.accounts.$select(group.id).follow()).following)
assert.ok((await client.v1.accounts.relationships.fetch({ id: [group.id, me.id] }))[0].following)
done('follow', group.acct)

const status = await client.v1.statuses.create({ status: 'Hello from masto.js #node', visibility: 'public' })
assert.deepEqual(status.tags.map((tag) => tag.name), ['node'])
done('post', status.id)

const [offer] = (await client.v2.search.list({ q: offerUrl, resolve: true })).statuses
const reply = await client.v1.statuses.create({ status: 'May I borrow it?', inReplyToId: offer.id })
const context = await client.v1.statuses.$select(offer.id).context.fetch()
assert.ok(context.descendants.some((each) => each.id === reply.id))
done('reply', reply.id)

const boost = await client.v1.statuses.$select(offer.id).reblog()
assert.equal(boost.reblog.id, offer.id)
assert.ok((await client.v1.statuses.$select(offer.id).favourite()).favourited)
done('respond', boost.id)

const edited = await client.v1.statuses.$select(status.id).update({ status: 'Hello again from masto.js' })
assert.ok(edited.editedAt)
done('edit', edited.id)

await client.v1.statuses.$select(status.id).remove()
await assert.rejects(client.v1.statuses.$select(status.id).fetch(), (error) => error.statusCode === 404)
done('delete', status.id)

await client.v1.instance.fetch()
await client.v2.instance.fetch()
await Promise.all([client.v1.notifications.list(), client.v1.lists.list(), client.v2.filters.list(), client.v1.announcements.list(),
  client.v1.preferences.fetch(), client.v1.customEmojis.list(), client.v1.followRequests.list(), client.v1.trends.tags.list(),
  client.v1.bookmarks.list(), client.v1.timelines.public.list()])
done('lists')
process.exit(0)
