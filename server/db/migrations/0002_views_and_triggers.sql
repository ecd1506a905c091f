-- A district as it stands: the day its figures are judged at, and its revision.
-- The day is the latest of the document's, the demo's (invented, removable) and the newest status recorded by hand;
-- entering a compound into the ledger (candidate) is no progress and moves nothing.
CREATE INDEX step_recorded_day ON step (adcode, on_day) WHERE NOT invented AND status <> 'candidate';
--> statement-breakpoint
CREATE VIEW district_now AS
SELECT
  d.adcode, d.name, d.city_name, d.province_name, d.measure_srid, d.boundary, d.demo, d.declared_totals,
  greatest(d.data_date, recorded.on_day, d.demo_data_date) AS data_date,
  d.demo_data_date IS NOT NULL AND d.demo_data_date > greatest(d.data_date, recorded.on_day) AS data_date_invented,
  coalesce(r.number, 0) AS revision
FROM district d
-- a scalar subquery, so that the index gives the newest day without reading the district's steps; OFFSET 0 keeps it
-- from being asked again for every compound
CROSS JOIN LATERAL (SELECT (SELECT max(s.on_day) FROM step s WHERE s.adcode = d.adcode AND NOT s.invented AND s.status <> 'candidate') AS on_day OFFSET 0) recorded
LEFT JOIN revision r ON r.adcode = d.adcode;
--> statement-breakpoint

-- A compound as it stands on its district's data date. The same rule as statusOn() in server/contract/status.ts:
-- the latest step wins, of two on one day the later in the lifecycle; a plan year that has come counts as planned.
CREATE VIEW compound_now AS
SELECT
  c.*,
  n.data_date AS judged_on,
  CASE
    WHEN coalesce(latest.status, 'candidate') = 'candidate' AND c.plan_year <= extract(year FROM n.data_date) THEN 'planned'
    ELSE coalesce(latest.status, 'candidate')
  END AS status,
  latest.on_day AS status_on,
  coalesce(history.started, false) AND coalesce(latest.status, '') <> 'dropped' AS started,
  coalesce(latest.status IN ('finished', 'accepted'), false) AS finished,
  -- 逾期, our reading, stated on the page: the plan year is over at the data date and building has not begun.
  coalesce(c.plan_year < extract(year FROM n.data_date), false)
    AND NOT coalesce(history.started, false)
    AND coalesce(latest.status, 'candidate') <> 'dropped' AS late,
  coalesce(history.steps, '[]'::jsonb) AS steps
FROM compound c
JOIN district_now n ON n.adcode = c.adcode
LEFT JOIN LATERAL (
  SELECT s.status, s.on_day FROM step s
  WHERE s.adcode = c.adcode AND s.compound_id = c.id AND s.on_day <= n.data_date
  ORDER BY s.on_day DESC,
    array_position(ARRAY['candidate','planned','approved','under-way','finished','accepted','paused','dropped'], s.status) DESC
  LIMIT 1
) latest ON true
LEFT JOIN LATERAL (
  SELECT
    bool_or(s.status IN ('under-way', 'finished', 'accepted')) AS started,
    jsonb_agg(jsonb_build_object('status', s.status, 'onDay', s.on_day, 'origin', s.origin)
      ORDER BY s.on_day, array_position(ARRAY['candidate','planned','approved','under-way','finished','accepted','paused','dropped'], s.status)) AS steps
  FROM step s
  WHERE s.adcode = c.adcode AND s.compound_id = c.id AND s.on_day <= n.data_date
) history ON true;
--> statement-breakpoint

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are written once and never changed' USING ERRCODE = '55000';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entry_is_final BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
CREATE TRIGGER audit_entry_is_not_truncated BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint

-- Every server process on this database hears of every committed revision, whoever wrote it.
CREATE FUNCTION announce_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('lianpian_revision', NEW.adcode || ':' || NEW.number);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER revision_is_announced AFTER INSERT OR UPDATE ON revision
  FOR EACH ROW EXECUTE FUNCTION announce_revision();
