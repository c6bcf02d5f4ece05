package coop.talkoot.bench;

/** Fills the database with offers and needs of the co-op's members, of here and of elsewhere. */
final class ListingFilling {
    static final int NOUNS = 60;
    static final int RARE = 3_000;
    private static final int MEMBERS = 10_000;
    private static final String WORDS =
            """
            array['drill','ladder','bicycle','trailer','bread','oven','table','chair','lamp','garden','fence','piano','guitar','lesson',
              'haircut','repair','transport','moving','childcare','cooking','sewing','knitting','tent','kayak','camera','printer','laptop','phone',
              'seeds','compost','apples','honey','jam','soup','shelf','window','door','roof','paint','brush','hammer','saw','plane','anvil',
              'translation','letter','visit','company','dog','cat','walking','driving','spanish','finnish','bookkeeping','website','poster','music','dance','yoga']""";

    private ListingFilling() {}

    static void fill(Rig rig, int wanted) {
        if (rig.count("select count(*) from catalogue_entry") >= wanted) {
            return;
        }
        System.out.println("filling the database with " + wanted + " listings of " + MEMBERS + " members");
        rig.execute(
                """
                insert into actor(id, uri, kind, is_local, handle, domain, url, inbox, created_at, updated_at)
                select 2000000 + n, 'https://members.example/users/' || n, 'PERSON', false, 'member' || n, 'members.example',
                  'https://members.example/users/' || n, 'https://members.example/users/' || n || '/inbox', now(), now()
                from generate_series(1, %d) n on conflict do nothing"""
                        .formatted(MEMBERS),
                """
                insert into membership(id, uri, group_id, actor_id, role, state, requested_at, joined_at)
                select 3000000 + row_number() over (), 'https://members.example/memberships/' || a.id, g.actor_id, a.id, 'MEMBER', 'ACTIVE', now(), now()
                from actor a, (select actor_id from coop_group limit 1) g
                where (a.domain = 'members.example' or a.handle::text like 'reader%') and a.kind = 'PERSON' on conflict do nothing""",
                """
                insert into post(id, uri, url, is_local, kind, author_id, group_id, root_id, audience, title, text, content_html, language,
                  published_at, created_at)
                select (4000000 + n)::bigint << 32, 'https://members.example/offers/' || n, 'https://members.example/offers/' || n, n %% 2 = 0, 'LISTING',
                  2000000 + n * 7919::bigint %% %d + 1, case when n %% 3 < 2 then g.actor_id end, (4000000 + n)::bigint << 32,
                  case when n %% 6 = 0 then 'GROUP' else 'PUBLIC' end,
                  initcap((array['old','new','small','large','red','blue','sharp','quiet','heavy','light'])[n * 31 %% 10 + 1]) || ' ' || w.words[n * 17::bigint %% %d + 1],
                  'Good for ' || w.words[n * 13::bigint %% %d + 1] || ' and ' || w.words[n * 29::bigint %% %d + 1] || '. Comes with rare' || n * 37::bigint %% %d
                    || ' and rare' || n * 101::bigint %% %d || ', to be fetched in the evening or on Saturday, as it is heavy. Ask first.',
                  '<p>Ask first.</p>', case when n %% 10 = 0 then 'fi' else 'en' end, timestamptz '2026-01-01' + n * interval '1 minute', now()
                from generate_series(1, %d) n, (select actor_id from coop_group limit 1) g, (select %s as words) w on conflict do nothing"""
                        .formatted(MEMBERS, NOUNS, NOUNS, NOUNS, RARE, RARE, wanted, WORDS),
                """
                insert into post_tag(post_id, tag) select id, 'tag' || (id >> 32) % 400 from post where id between 4000000::bigint << 32 and 5000000::bigint << 32 on conflict do nothing""",
                """
                insert into listing(post_id, purpose, kind, state, place, latitude, longitude, due_at, open_until)
                select id, case when (id >> 32) % 4 = 0 then 'NEED' else 'OFFER' end,
                  (array['GIFT','LOAN','EXCHANGE','PAYMENT','TIME_CREDIT'])[(id >> 32) % 5 + 1], 'OPEN', 'Mill Lane ' || (id >> 32) % 90,
                  60 + ((id >> 32) * 7919::bigint % 50000) / 100000.0, 24.5 + ((id >> 32) * 104729::bigint % 100000) / 100000.0,
                  case when (id >> 32) % 7 = 0 then now() + ((id >> 32) % 100) * interval '1 day' end,
                  case when (id >> 32) % 3 = 0 then now() + (10 + (id >> 32) % 200) * interval '1 day' end
                from post where id between 4000000::bigint << 32 and 5000000::bigint << 32 on conflict do nothing""",
                """
                insert into catalogue_entry
                select l.post_id, l.purpose, l.kind, p.author_id, p.group_id, p.audience, p.is_local, (p.id >> 32) % 3 = 0, t.tags,
                  catalogue_earth(l.latitude::float8, l.longitude::float8), l.due_at, l.open_until, catalogue_config(p.language),
                  catalogue_plain(p.title || ' ' || array_to_string(t.tags, ' ')),
                  catalogue_vector(catalogue_config(p.language), p.title, array_to_string(t.tags, ' '), p.text || ' ' || l.place)
                from listing l join post p on p.id = l.post_id, lateral (select coalesce(array_agg(tag::text), '{}') as tags from post_tag where post_id = p.id) t
                where p.id between 4000000::bigint << 32 and 5000000::bigint << 32 on conflict do nothing""",
                """
                insert into catalogue_word select distinct word from catalogue_entry, regexp_split_to_table(words, '[^[:alnum:]]+') word
                where length(word) between 3 and 40 on conflict do nothing""",
                "vacuum analyze actor",
                "vacuum analyze membership",
                "vacuum analyze post",
                "vacuum analyze post_tag",
                "vacuum analyze listing",
                "vacuum analyze catalogue_entry",
                "vacuum analyze catalogue_word");
    }
}
