ALTER TABLE "revision" ADD COLUMN "audit_seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "audit_hash" text DEFAULT '0000000000000000000000000000000000000000000000000000000000000000' NOT NULL;--> statement-breakpoint
CREATE INDEX "work_road" ON "work" USING btree ("adcode","road_name") WHERE st_dimension(geometry_3857) = 1;--> statement-breakpoint

-- The heads of the trails as they stand; from here on each write moves them in its own transaction.
UPDATE revision r SET audit_seq = e.seq, audit_hash = e.hash
FROM audit_entry e
WHERE e.adcode = r.adcode AND e.seq = (SELECT max(seq) FROM audit_entry WHERE adcode = r.adcode);
--> statement-breakpoint

-- The one rule for the status of a compound, in SQL: that of statusOn() in server/contract/status.ts. Day and place in the
-- lifecycle make one number, so that the greatest is the latest step, and of two on one day the later in the lifecycle.
CREATE FUNCTION step_code(on_day date, status text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (on_day - date '0001-01-01') * 10
    + array_position(ARRAY['candidate','planned','approved','under-way','finished','accepted','paused','dropped'], status)
$$;
--> statement-breakpoint
CREATE FUNCTION recorded_status(code integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(
    (ARRAY['candidate','planned','approved','under-way','finished','accepted','paused','dropped'])[code % 10], 'candidate')
$$;
--> statement-breakpoint
-- A plan year that has come counts as planned.
CREATE FUNCTION status_now(code integer, plan_year integer, today date) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN recorded_status(code) = 'candidate' AND plan_year <= extract(year FROM today) THEN 'planned'
    ELSE recorded_status(code)
  END
$$;
--> statement-breakpoint
-- 逾期, our reading, stated on the page: the plan year is over at the data date and building has not begun.
CREATE FUNCTION late_now(code integer, has_started boolean, plan_year integer, today date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(plan_year < extract(year FROM today), false)
    AND NOT coalesce(has_started, false)
    AND recorded_status(code) <> 'dropped'
$$;
--> statement-breakpoint

-- The same view as before, with the steps of a compound read once.
CREATE OR REPLACE VIEW compound_now AS
SELECT
  c.*,
  n.data_date AS judged_on,
  status_now(history.code, c.plan_year, n.data_date) AS status,
  date '0001-01-01' + history.code / 10 AS status_on,
  coalesce(history.started, false) AND recorded_status(history.code) <> 'dropped' AS started,
  recorded_status(history.code) IN ('finished', 'accepted') AS finished,
  late_now(history.code, history.started, c.plan_year, n.data_date) AS late,
  coalesce(history.steps, '[]'::jsonb) AS steps
FROM compound c
JOIN district_now n ON n.adcode = c.adcode
CROSS JOIN LATERAL (
  SELECT
    max(step_code(s.on_day, s.status)) AS code,
    bool_or(s.status IN ('under-way', 'finished', 'accepted')) AS started,
    jsonb_agg(jsonb_build_object('status', s.status, 'onDay', s.on_day, 'origin', s.origin)
      ORDER BY step_code(s.on_day, s.status)) AS steps
  FROM step s
  WHERE s.adcode = c.adcode AND s.compound_id = c.id AND s.on_day <= n.data_date
) history;
--> statement-breakpoint

-- The same without the steps, for questions about all compounds of a district: its steps are read in one go, where
-- compound_now looks them up compound by compound.
CREATE VIEW compound_standing AS
SELECT
  c.*,
  status_now(history.code, c.plan_year, n.data_date) AS status,
  coalesce(history.started, false) AND recorded_status(history.code) <> 'dropped' AS started,
  recorded_status(history.code) IN ('finished', 'accepted') AS finished,
  late_now(history.code, history.started, c.plan_year, n.data_date) AS late
FROM compound c
JOIN district_now n ON n.adcode = c.adcode
LEFT JOIN (
  SELECT s.adcode, s.compound_id,
    max(step_code(s.on_day, s.status)) AS code,
    bool_or(s.status IN ('under-way', 'finished', 'accepted')) AS started
  FROM step s
  JOIN district_now n ON n.adcode = s.adcode
  WHERE s.on_day <= n.data_date
  GROUP BY s.adcode, s.compound_id
) history ON history.adcode = c.adcode AND history.compound_id = c.id;
