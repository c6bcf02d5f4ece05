// npm's masto against an instance; what there is comes as JSON in the first argument. Says each step it has done.
import assert from 'node:assert/strict'
import { createInterface } from 'node:readline/promises'
import { readFile } from 'node:fs/promises'
import { createOAuthAPIClient, createRestAPIClient, createStreamingAPIClient } from 'masto'

const { base: url, group: groupName, farGroup, offer: offerUrl, poll: pollUrl, picture } = JSON.parse(process.argv[2])
const redirectUri = 'urn:ietf:wg:oauth:2.0:oob'
const scope = 'read write follow'
const done = (step, ...values) => console.log('done', step, ...values)
const until = async (holds) => {
  for (let tries = 0; !(await holds()); tries++) {
    assert.ok(tries < 40, String(holds))
    await new Promise((again) => setTimeout(again, 250))
  }
}

const app = await createRestAPIClient({ url }).v1.apps.create({ clientName: 'masto', redirectUris: redirectUri, scopes: scope })
const question = new URLSearchParams({ response_type: 'code', client_id: app.clientId, redirect_uri: redirectUri, scope })
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const ask = async (...words) => {
  console.log('ask', ...words)
  return (await answers.next()).value
}
const code = await ask('authorize', `${url}/oauth/authorize?${question}`)
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

const [far] = (await client.v2.search.list({ q: farGroup, resolve: true })).accounts
await client.v1.accounts.$select(far.id).follow()
await until(async () => (await client.v1.accounts.relationships.fetch({ id: [far.id] }))[0].following)
done('follow-far', far.acct)

const status = await client.v1.statuses.create({ status: 'Hello from masto.js #node', visibility: 'public' })
assert.deepEqual(status.tags.map((tag) => tag.name), ['node'])
done('post', status.id)

const file = new Blob([await readFile(picture)], { type: 'image/png' })
const media = await client.v2.media.create({ file, description: 'A red and a blue half' })
const shown = await client.v1.statuses.create({ status: 'Look', mediaIds: [media.id] })
assert.deepEqual(shown.mediaAttachments.map((each) => each.description), ['A red and a blue half'])
assert.equal((await fetch(shown.mediaAttachments[0].url)).status, 200)
done('picture', shown.id)

const asked = await client.v1.statuses.create({ status: 'Tea?', poll: { options: ['Yes', 'No'], expiresIn: 3600 } })
assert.deepEqual(asked.poll.options.map((each) => each.title), ['Yes', 'No'])
const [theirs] = (await client.v2.search.list({ q: pollUrl, resolve: true })).statuses
const voted = await client.v1.polls.$select(theirs.poll.id).votes.create({ choices: [1] })
assert.ok(voted.voted)
assert.deepEqual(voted.ownVotes, [1])
done('vote', theirs.poll.id)

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

const instance = await client.v2.instance.fetch()
const streaming = createStreamingAPIClient({ streamingApiUrl: instance.configuration.urls.streaming, accessToken: token.accessToken })
await streaming.prepare()
const heard = []
const listening = (async () => {
  for await (const event of streaming.user.subscribe()) {
    if (event.event === 'update') heard.push({ at: Date.now(), text: (event.payload.reblog ?? event.payload).content })
  }
})()
await until(async () => {
  await client.v1.statuses.create({ status: 'Probe of masto' })
  return heard.some((each) => each.text.includes('Probe of masto'))
})
const begun = Number(await ask('announce'))
await until(() => heard.some((each) => each.text.includes('Announcement for masto')))
const took = heard.find((each) => each.text.includes('Announcement for masto')).at - begun
assert.ok(took <= 2000, `${took} ms`)
streaming.close()
done('stream', took)

await client.v1.instance.fetch()
await client.v2.instance.fetch()
await Promise.all([client.v1.notifications.list(), client.v1.lists.list(), client.v2.filters.list(), client.v1.announcements.list(),
  client.v1.preferences.fetch(), client.v1.customEmojis.list(), client.v1.followRequests.list(), client.v1.trends.tags.list(),
  client.v1.bookmarks.list(), client.v1.timelines.public.list()])
done('lists')
process.exit(0)
