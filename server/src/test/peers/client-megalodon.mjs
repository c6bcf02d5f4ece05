// npm's megalodon against an instance; what there is comes as JSON in the first argument. Says each step it has done.
import assert from 'node:assert/strict'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import generator from 'megalodon'

const { base: url, group: groupName, farGroup, offer: offerUrl, poll: pollUrl, picture } = JSON.parse(process.argv[2])
const done = (step, ...values) => console.log('done', step, ...values)
const until = async (holds) => {
  for (let tries = 0; !(await holds()); tries++) {
    assert.ok(tries < 40, String(holds))
    await new Promise((again) => setTimeout(again, 250))
  }
}

const guest = generator('mastodon', url)
const app = await guest.registerApp('megalodon', { scopes: ['read', 'write', 'follow'] })
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const ask = async (...words) => {
  console.log('ask', ...words)
  return (await answers.next()).value
}
const code = await ask('authorize', app.url)
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

const far = (await client.search(farGroup, { type: 'accounts', resolve: true })).data.accounts[0]
await client.followAccount(far.id)
await until(async () => (await client.getRelationships([far.id])).data[0].following)
done('follow-far', far.acct)

const status = (await client.postStatus('Hello from megalodon #whale', { visibility: 'public' })).data
done('post', status.id)

const media = (await client.uploadMedia(createReadStream(picture), { description: 'A red and a blue half' })).data
const shown = (await client.postStatus('Look', { media_ids: [media.id] })).data
assert.deepEqual(shown.media_attachments.map((each) => each.description), ['A red and a blue half'])
assert.equal((await fetch(shown.media_attachments[0].url)).status, 200)
done('picture', shown.id)

const asked = (await client.postStatus('Tea?', { poll: { options: ['Yes', 'No'], expires_in: 3600 } })).data
assert.deepEqual(asked.poll.options.map((each) => each.title), ['Yes', 'No'])
const theirs = (await client.search(pollUrl, { type: 'statuses', resolve: true })).data.statuses[0]
const voted = (await client.votePoll(theirs.poll.id, [1])).data
assert.ok(voted.voted)
done('vote', theirs.poll.id)

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

const heard = []
const stream = await client.userStreaming()
stream.on('update', (each) => heard.push({ at: Date.now(), text: (each.reblog ?? each).content }))
await until(async () => {
  await client.postStatus('Probe of megalodon')
  return heard.some((each) => each.text.includes('Probe of megalodon'))
})
const begun = Number(await ask('announce'))
await until(() => heard.some((each) => each.text.includes('Announcement for megalodon')))
const took = heard.find((each) => each.text.includes('Announcement for megalodon')).at - begun
assert.ok(took <= 2000, `${took} ms`)
stream.stop()
done('stream', took)

await Promise.all([client.getInstance(), client.getNotifications(), client.getLists(), client.getFilters(), client.getInstanceAnnouncements(),
  client.getPreferences(), client.getInstanceCustomEmojis(), client.getFollowRequests(), client.getInstanceTrends(),
  client.getBookmarks(), client.getPublicTimeline()])
done('lists')
process.exit(0)
