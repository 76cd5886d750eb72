-- Every number of a dossier from its three files of figures alone, by docs/figures.md and docs/dossier.md: each file is a
-- table of texts, its empty cells null. "asked" holds the first day, the last day, and when the dossier was made.

CREATE TEMP VIEW months AS
  SELECT to_char(at, 'YYYY-MM') AS month FROM asked, generate_series(date_trunc('month', first), last, '1 month') at;
CREATE TEMP VIEW spans AS
  SELECT month AS said, ARRAY[month] AS months FROM months UNION ALL SELECT 'all', array_agg(month) FROM months;
CREATE TEMP VIEW accounts AS SELECT *, text = 'billed' AS bills FROM events WHERE what = 'known_since';
CREATE TEMP VIEW cells AS SELECT * FROM spans, accounts WHERE said = 'all' OR said >= month;
-- One row a post. Of one that was taken back, nothing else counts.
CREATE TEMP VIEW post AS
  SELECT DISTINCT ON (p.delivery) p.account_id, p.month, p.left_late, p.doubted, p.published_at, h72, d28,
    CASE p.state WHEN 'sent' THEN p.kind END AS kind FROM posts p
  LEFT JOIN posts h72 ON h72.delivery = p.delivery AND h72.age = '72h' AND h72.state = 'sent'
  LEFT JOIN posts d28 ON d28.delivery = p.delivery AND d28.age = '28d' AND d28.state = 'sent' WHERE p.kind <> 'series_part';

CREATE TEMP VIEW of_posts AS SELECT key AS measure, said AS month, account, network, told.value FROM cells c, asked, LATERAL (
  SELECT count(*) FILTER (WHERE kind = 'post') AS posts_post, count(*) FILTER (WHERE kind = 'correction') AS posts_correction,
    count(*) FILTER (WHERE kind = 'emergency') AS posts_emergency, count(*) FILTER (WHERE kind = 'relayed') AS posts_relayed,
    count(*) - count(kind) AS taken_back, count((h72).interactions) AS read_h72, count((d28).interactions) AS read_d28,
    percentile_cont(0.25) WITHIN GROUP (ORDER BY (h72).interactions::float8) AS interactions_lower_h72,
    percentile_cont(0.50) WITHIN GROUP (ORDER BY (h72).interactions::float8) AS interactions_median_h72,
    percentile_cont(0.75) WITHIN GROUP (ORDER BY (h72).interactions::float8) AS interactions_upper_h72,
    percentile_cont(0.25) WITHIN GROUP (ORDER BY (d28).interactions::float8) AS interactions_lower_d28,
    percentile_cont(0.50) WITHIN GROUP (ORDER BY (d28).interactions::float8) AS interactions_median_d28,
    percentile_cont(0.75) WITHIN GROUP (ORDER BY (d28).interactions::float8) AS interactions_upper_d28,
    count(*) FILTER (WHERE (h72).outcome = 'missing') AS gap_vanished,
    count(*) FILTER (WHERE (h72).outcome = 'unreadable') AS gap_unreadable,
    count(kind) FILTER (WHERE coalesce((h72).outcome, 'missed') = 'missed') AS gap_not_read,
    count(kind) FILTER (WHERE (d28).age IS NULL AND published_at::timestamptz + '672 hours' > made_at) AS young,
    count((h72).interactions) FILTER (WHERE (h72).late = 'true') AS read_late,
    sum((h72).replies_of_others::float8) AS replies,
    sum((h72).replies_of_others::float8) FILTER (WHERE (h72).replies_unanswered IS NOT NULL) AS replies_answering,
    sum(least((h72).replies_of_others::float8, (h72).replies_unanswered::float8))
      FILTER (WHERE (h72).replies_of_others IS NOT NULL AND (h72).replies_unanswered IS NOT NULL) AS replies_unanswered,
    sum((h72).answered::int) AS answered, count(*) FILTER (WHERE left_late = 'true') AS late,
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY one::int)
      FROM unnest(string_to_array(string_agg((h72).answer_seconds, ' '), ' ')) one) AS answer_seconds_median,
    count(*) FILTER (WHERE doubted = 'true') AS doubted
  FROM post p WHERE p.account_id = c.account_id AND p.month = ANY (c.months)) one, jsonb_each_text(to_jsonb(one)) told;

CREATE TEMP VIEW of_events AS SELECT key AS measure, said AS month, account, network, told.value FROM cells c, LATERAL (
  SELECT (array_agg(value ORDER BY "from" DESC) FILTER (WHERE what = 'followers'))[1] AS followers,
    max("from") FILTER (WHERE what = 'followers') AS followers_read_at, count(*) FILTER (WHERE what = 'failed') AS failed,
    CASE WHEN bills THEN coalesce(sum(value::float8) FILTER (WHERE what = 'post_usd'), 0) END AS cost_posts_usd,
    CASE WHEN bills THEN coalesce(sum(value::float8) FILTER (WHERE what = 'reading_usd'), 0) END AS cost_reading_usd
  FROM events e WHERE e.account_id = c.account_id AND e.month = ANY (c.months)) one, jsonb_each_text(to_jsonb(one)) told;

-- The sign test's place in n ratios: docs/digest-method.md, "How sure".
CREATE FUNCTION pg_temp.critical(n bigint) RETURNS bigint LANGUAGE sql AS $$
  SELECT count(*) FROM (SELECT sum(exp(greatest(log, -700))) OVER (ORDER BY k) AS tail FROM (
    SELECT k, sum(CASE k WHEN 0 THEN -n * ln(2::float8) ELSE ln((n - k + 1)::float8 / k) END) OVER (ORDER BY k) AS log
    FROM generate_series(0, n) k) heads) tails WHERE tail <= 0.05 / 52 / 2 $$;
CREATE TEMP VIEW networks AS SELECT DISTINCT one.network || '/' || other.network AS network
  FROM accounts one, accounts other, (VALUES (ARRAY['mastodon', 'x', 'bluesky'])) named(o)
  WHERE array_position(o, one.network) < array_position(o, other.network);
CREATE TEMP VIEW sides AS
  SELECT CASE age WHEN '72h' THEN '_h72' ELSE '_d28' END AS suffix, networks AS network, month,
    first_interactions::float8 AS one, second_interactions::float8 AS other FROM pairs WHERE why_not IS NULL
  UNION ALL SELECT 'past', network, month, value::float8, other_value::float8 FROM events WHERE what = 'past_pair';
CREATE TEMP VIEW of_pairs AS
  SELECT CASE suffix WHEN 'past' THEN 'past_' || key ELSE key || suffix END AS measure, said AS month, '' AS account, n.network, value
  FROM spans, networks n, (VALUES ('_h72'), ('_d28'), ('past')) ages(suffix), LATERAL (
    SELECT pairs, pairs_first_ahead, pairs_second_ahead, CASE WHEN lows[c] IS NOT NULL THEN exp(typical) END AS ratio,
      exp(lows[c]) AS ratio_low, exp(highs[c]) AS ratio_high
    FROM (SELECT count(*) AS pairs, count(*) FILTER (WHERE one > other) AS pairs_first_ahead,
        count(*) FILTER (WHERE one < other) AS pairs_second_ahead,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY ln(one + 0.5) - ln(other + 0.5)) AS typical,
        array_agg(ln(one + 0.25) - ln(other + 0.75) ORDER BY ln(one + 0.25) - ln(other + 0.75)) AS lows,
        array_agg(ln(one + 0.75) - ln(other + 0.25) ORDER BY ln(other + 0.25) - ln(one + 0.75)) AS highs,
        CASE WHEN least(percentile_cont(0.5) WITHIN GROUP (ORDER BY one), percentile_cont(0.5) WITHIN GROUP (ORDER BY other)) >= 5
          THEN pg_temp.critical(count(*)) END AS c
      FROM sides s WHERE s.suffix = ages.suffix AND s.network = n.network AND s.month = ANY (months)) summed) told,
    jsonb_each_text(to_jsonb(told))
  WHERE suffix <> 'past' OR (said = 'all' AND EXISTS (SELECT FROM events WHERE what = 'past_counted_at'));

CREATE TEMP VIEW of_past AS SELECT 'past_' || key AS measure, p.month, c.account, c.network, told.value
  FROM (SELECT DISTINCT month FROM events JOIN months USING (month)
    WHERE what = 'past_post' OR (what = 'past_answers_to_others' AND value <> '0')) p, events c, LATERAL (
    SELECT count(*) FILTER (WHERE what = 'past_post') AS posts,
      percentile_cont(0.25) WITHIN GROUP (ORDER BY value::float8) FILTER (WHERE what = 'past_post') AS likes_shares_lower,
      percentile_cont(0.50) WITHIN GROUP (ORDER BY value::float8) FILTER (WHERE what = 'past_post') AS likes_shares_median,
      percentile_cont(0.75) WITHIN GROUP (ORDER BY value::float8) FILTER (WHERE what = 'past_post') AS likes_shares_upper,
      coalesce(sum(value::int) FILTER (WHERE what = 'past_answers_to_others'), 0) AS answers_to_others
    FROM events e WHERE e.account_id = c.account_id AND e.month = p.month) one, jsonb_each_text(to_jsonb(one)) told
  WHERE c.what = 'past_counted_at';

TABLE of_posts UNION ALL TABLE of_events UNION ALL TABLE of_pairs UNION ALL TABLE of_past
UNION ALL SELECT 'unpaired_' || why_not, 'all', '', networks, count(*)::text FROM pairs WHERE age = '72h' AND why_not IS NOT NULL GROUP BY 1, 4
UNION ALL SELECT 'moderation_minutes', m.month, '', '', value FROM months m LEFT JOIN events e ON e.month = m.month AND what = 'moderation_minutes'
UNION ALL SELECT what, 'all', coalesce(account, ''), coalesce(network, ''), coalesce("from" || '/' || until, "from") FROM events
  WHERE what LIKE 'incident%' OR what IN ('sleep', 'reserve_period', 'emergency', 'emergency_exercise', 'past_counted_at')
UNION ALL SELECT what || '_posts', 'all', '', '', value FROM events WHERE what IN ('emergency', 'emergency_exercise')
UNION ALL SELECT 'pointers', 'all', account, network, text FROM events WHERE what = 'pointers';
