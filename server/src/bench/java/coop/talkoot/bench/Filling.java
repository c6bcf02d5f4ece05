package coop.talkoot.bench;

/** Fills the database with posts of remote people, half of them in the group, some of them answers. */
final class Filling {
    private Filling() {}

    /** Each of the readers follows 200 of the people. */
    static void fill(Rig rig, int wanted, int people) {
        var known = rig.count("select count(*) from post where uri like 'https://filled.example/%'");
        if (known >= wanted) {
            return;
        }
        System.out.println("filling the database with " + wanted + " posts");
        rig.execute(
                """
                insert into actor(id, uri, kind, is_local, handle, domain, url, inbox, created_at, updated_at)
                select n, 'https://filled.example/users/' || n, 'PERSON', false, 'person' || n, 'filled.example',
                  'https://filled.example/users/' || n, 'https://filled.example/users/' || n || '/inbox', now(), now()
                from generate_series(1, %d) n on conflict do nothing"""
                        .formatted(people),
                """
                insert into post(id, uri, url, is_local, kind, author_id, group_id, in_reply_to_id, root_id, audience, text,
                  content_html, published_at, created_at)
                select n, 'https://filled.example/notes/' || n, 'https://filled.example/notes/' || n, false, 'NOTE',
                  n %% %d + 1, case when n %% 2 = 0 then g.actor_id end, case when n %% 10 = 9 then n - 1 end,
                  case when n %% 10 = 9 then n - 1 else n end, 'PUBLIC', words, '<p>' || words || '</p>',
                  timestamptz '2026-01-01' + n * interval '1 second', now()
                from generate_series(%d, %d) n, lateral (select 'Number ' || n || ': ' || md5(n::text) || ' and '
                  || md5((n * 7)::text) || ' meet on ' || (array['Monday', 'Tuesday', 'Friday'])[n %% 3 + 1] as words) w,
                  (select actor_id from coop_group limit 1) g"""
                        .formatted(people, 1_000_000 + known + 1, 1_000_000 + wanted),
                """
                insert into follow(id, uri, follower_id, followee_id, state, created_at)
                select 5000000 + reader.number * 200 + n, 'https://filled.example/follows/' || reader.number || '-' || n,
                  reader.id, (reader.number * 7919 + n * 31) %% %d + 1, 'ACCEPTED', now()
                from (select id, row_number() over (order by id) as number from actor
                  where is_local and handle::text like 'reader%%') reader, generate_series(1, 200) n on conflict do nothing"""
                        .formatted(people),
                "vacuum analyze post",
                "vacuum analyze actor",
                "vacuum analyze follow");
    }
}
