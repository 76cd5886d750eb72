-- Every number of a dossier from its three files of figures alone, by docs/figures.md and docs/dossier.md. Each file is
-- a table with its own columns, its empty cells null; "asked" holds when the dossier was made.

CREATE VIEW spans AS SELECT coalesce(month, 'all') AS said, array_agg(month) AS months
  FROM events WHERE what = 'moderation_minutes' GROUP BY ROLLUP (month);
CREATE VIEW accounts AS SELECT * FROM events WHERE what = 'known_since';
-- A post with what was read of it at both ages. Of one that was taken back, nothing else counts.
CREATE VIEW post AS SELECT DISTINCT ON (p.delivery) p.account_id, p.month, p.left_late, p.doubted, h72, d28,
    CASE p.state WHEN 'sent' THEN p.kind END AS sent, p.published_at + '672 hours' > made_at AND d28 IS NULL AS too_recent
  FROM asked, posts p LEFT JOIN posts h72 ON (h72.delivery, h72.age, h72.state) = (p.delivery, '72h', 'sent')
  LEFT JOIN posts d28 ON (d28.delivery, d28.age, d28.state) = (p.delivery, '28d', 'sent') WHERE p.kind <> 'series_part';
CREATE FUNCTION quartiles(float8[]) RETURNS float8[] LANGUAGE sql AS $$
  SELECT percentile_cont('{0.25, 0.5, 0.75}'::float8[]) WITHIN GROUP (ORDER BY one) FROM unnest($1) one $$;
-- Each column of a row by its name; one with "#" in its name holds three quartiles.
CREATE FUNCTION told(jsonb) RETURNS TABLE (measure text, value text) LANGUAGE sql AS $$
  SELECT replace(key, '#', quartile), coalesce(value ->> at, value #>> '{}') FROM jsonb_each($1),
    (VALUES (0, 'lower'), (1, 'median'), (2, 'upper')) named(at, quartile) WHERE at = 0 OR key LIKE '%#%' $$;

CREATE VIEW of_accounts AS SELECT measure, said AS month, account, network, told.value FROM spans, accounts a,
  LATERAL (SELECT count(*) - count(sent) AS retracted, count(*) FILTER (WHERE sent = 'emergency') AS posts_emergency,
    count(*) FILTER (WHERE sent = 'post') AS posts_post, count(*) FILTER (WHERE sent = 'relayed') AS posts_relayed,
    count(*) FILTER (WHERE sent = 'correction') AS posts_correction, sum((h72).replies_of_others) AS replies,
    quartiles(array_agg((h72).interactions)) AS "interactions_#_h72", count((h72).interactions) AS read_h72,
    sum((h72).interactions) AS interactions_h72, sum((d28).interactions) AS interactions_d28,
    quartiles(array_agg((d28).interactions)) AS "interactions_#_d28", count((d28).interactions) AS read_d28,
    count(*) FILTER (WHERE (h72).outcome = 'missing') AS gap_vanished, count(*) FILTER (WHERE doubted) AS doubted,
    count(*) FILTER (WHERE (h72).outcome = 'unreadable') AS gap_unreadable, count(sent) FILTER (WHERE too_recent) AS too_recent,
    count(sent) FILTER (WHERE coalesce((h72).outcome, 'missed') = 'missed') AS gap_not_read,
    count((h72).interactions) FILTER (WHERE (h72).late) AS read_late, count(*) FILTER (WHERE left_late) AS late,
    sum((h72).replies_of_others) FILTER (WHERE (h72).replies_unanswered IS NOT NULL) AS replies_answering,
    sum((h72).answered) AS answered, sum(least((h72).replies_of_others, (h72).replies_unanswered)) FILTER (WHERE
      (h72).replies_of_others + (h72).replies_unanswered IS NOT NULL) AS replies_unanswered,
    (quartiles(string_to_array(string_agg((h72).answer_seconds, ' '), ' ')::float8[]))[2] AS answer_seconds_median
  FROM post p WHERE p.account_id = a.account_id AND p.month = ANY (months)) of_posts, LATERAL (SELECT
  (array_agg(value ORDER BY "from" DESC) FILTER (WHERE what = 'followers'))[1] AS followers,
  max("from") FILTER (WHERE what = 'followers') AS followers_read_at, count(*) FILTER (WHERE what = 'failed') AS failed,
  coalesce(sum(value) FILTER (WHERE what = 'post_usd'), 0) AS cost_posts_usd,
  coalesce(sum(value) FILTER (WHERE what = 'reading_usd'), 0) AS cost_reading_usd
  FROM events e WHERE e.account_id = a.account_id AND e.month = ANY (months)) beside,
  told(to_jsonb(of_posts) || to_jsonb(beside)) WHERE said = 'all' OR said >= a.month;

-- The least of some values that the sign test by days does not refuse: docs/digest-method.md, "How sure".
CREATE FUNCTION least_kept(float8[], date[]) RETURNS float8 LANGUAGE sql AS $$
  WITH one AS (SELECT * FROM unnest($1, $2) pair(value, day)), summed AS (
    SELECT tried, day, sum(CASE WHEN value > tried THEN 1 ELSE -1 END) AS more FROM one,
      (SELECT '-infinity'::float8 AS tried UNION SELECT value FROM one) all_tried GROUP BY 1, 2), three AS (
    SELECT tried, sum(more) AS more FROM summed, generate_series(0, 2) before GROUP BY tried, day - before)
  SELECT nullif(min(tried), '-infinity') FROM (SELECT tried FROM summed of GROUP BY tried HAVING sum(more) <= 0
    OR 64 * sum(more) ^ 2 <= 729 * sum(more ^ 2)
    OR sum(more) ^ 2 <= 3 * (SELECT sum(more ^ 2) FROM three WHERE three.tried = of.tried)) kept $$;
CREATE VIEW sides AS SELECT *, (one + 0.25) / (other + 0.75) AS low, (one + 0.75) / (other + 0.25) AS high
  FROM pairs, LATERAL (VALUES (first_interactions, second_interactions)) got(one, other) WHERE why_not IS NULL;
CREATE VIEW of_pairs AS SELECT prefix || measure || suffix AS measure, said AS month, '' AS account, network, value
  FROM spans, (SELECT DISTINCT one.network || '/' || other.network AS network FROM accounts one, accounts other) two,
  (VALUES ('72h', '', '_h72'), ('28d', '', '_d28'), ('past', 'past_', '')) ages(at, prefix, suffix), LATERAL (
  SELECT pairs, pairs_first_ahead, pairs_second_ahead, CASE WHEN ratio_low > 0 THEN ratio END AS ratio, ratio_low,
    CASE WHEN ratio_low > 0 THEN -least_kept(highs, days) END AS ratio_high FROM (
    SELECT *, CASE WHEN median_of_less >= 5 THEN least_kept(lows, days) END AS ratio_low FROM (
    SELECT count(*) AS pairs, count(*) FILTER (WHERE one > other) AS pairs_first_ahead,
    count(*) FILTER (WHERE one < other) AS pairs_second_ahead,
    exp((quartiles(array_agg(ln(one + 0.5) - ln(other + 0.5))))[2]) AS ratio,
    array_agg(low) AS lows, array_agg(-high) AS highs, array_agg(day) AS days,
    least((quartiles(array_agg(one)))[2], (quartiles(array_agg(other)))[2]) AS median_of_less
    FROM sides WHERE (age, networks) = (at, network) AND month = ANY (months)) summed) bound) of_two,
  told(to_jsonb(of_two)) WHERE network IN ('mastodon/x', 'mastodon/bluesky', 'x/bluesky')
    AND (at <> 'past' OR (said = 'all' AND EXISTS (SELECT FROM events WHERE what = 'past_counted_at')));

CREATE VIEW of_past AS SELECT 'past_' || measure, p.month, account, network, told.value FROM events p, LATERAL (
    SELECT count(*) AS posts, quartiles(array_agg(value)) AS "likes_shares_#", p.value AS replies_to_others
    FROM events WHERE what = 'past_post' AND (account_id, month) = (p.account_id, p.month)) of_month,
  told(to_jsonb(of_month)) WHERE what = 'past_answers_to_others';

TABLE of_accounts UNION ALL TABLE of_pairs UNION ALL TABLE of_past UNION ALL SELECT 'unpaired_' || why_not, 'all', '',
  networks, count(*)::text FROM pairs WHERE age = '72h' AND why_not <> '' GROUP BY 1, 4
UNION ALL SELECT 'posts_nowhere_else', 'all', account, network, (SELECT count(DISTINCT p.delivery)::text FROM posts p
  WHERE (p.account_id, p.state) = (a.account_id, 'sent') AND p.kind <> 'series_part' AND NOT EXISTS (SELECT FROM posts o
    WHERE (o.draft_id, o.revision, o.state) = (p.draft_id, p.revision, 'sent') AND o.network <> p.network)) FROM accounts a
UNION ALL SELECT what, month, '', '', value::text FROM events WHERE what = 'moderation_minutes'
UNION ALL SELECT what || '_posts', 'all', '', '', value::text FROM events WHERE what LIKE 'emergency%'
UNION ALL SELECT what, 'all', account, network, CASE what WHEN 'pointers' THEN text
  ELSE concat_ws('/', "from", until) END FROM events WHERE what ~ 'incident|sleep|reserve|emergency|counted_at|pointers'
