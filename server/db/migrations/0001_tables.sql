CREATE TABLE "area" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"scheme_id" text NOT NULL,
	"number" text NOT NULL,
	"hue" integer DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"plan_year" integer,
	"max_gap_m" double precision NOT NULL,
	"lead_street_office_id" text,
	"outline" geometry(MultiPolygon,4490),
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "area_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "area_member" (
	"adcode" text NOT NULL,
	"scheme_id" text NOT NULL,
	"compound_id" text NOT NULL,
	"area_id" text NOT NULL,
	CONSTRAINT "area_member_adcode_scheme_id_compound_id_pk" PRIMARY KEY("adcode","scheme_id","compound_id")
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"adcode" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"kind" text NOT NULL,
	"record_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"request_id" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entry_adcode_seq_pk" PRIMARY KEY("adcode","seq")
);
--> statement-breakpoint
CREATE TABLE "barrier" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"line" geometry(MultiLineString,4490) NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"reason" text,
	"invented" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "barrier_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "building" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"compound_id" text,
	"name" text,
	"floors" integer,
	"boundary" geometry(Polygon,4490) NOT NULL,
	"boundary_3857" geometry(Geometry,3857) GENERATED ALWAYS AS (st_transform(boundary, 3857)) STORED,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "building_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "community" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"street_office_id" text NOT NULL,
	"name" text NOT NULL,
	"boundary" geometry(MultiPolygon,4490),
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "community_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "compound" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"ledger_row" integer,
	"street_office_id" text,
	"community_id" text,
	"address" text,
	"built_year" integer,
	"built_year_note" text,
	"plan_year" integer,
	"funding_label" text,
	"households" integer,
	"building_count" integer,
	"stairwells" integer,
	"floor_area_m2" double precision,
	"site_area_m2" double precision,
	"cost_wan" double precision,
	"owner_unit" text,
	"owner_kind" text,
	"property_manager" text,
	"land_tenure" text,
	"structural_safety" text,
	"consent_rate" double precision,
	"undergrounding_wanted" boolean,
	"note" text,
	"boundary" geometry(MultiPolygon,4490),
	"boundary_3857" geometry(MultiPolygon,3857) GENERATED ALWAYS AS (st_transform(boundary, 3857)) STORED,
	"place_3857" geometry(Point,3857) GENERATED ALWAYS AS (st_transform(st_pointonsurface(boundary), 3857)) STORED,
	"retired_on" date,
	"retired_reason" text,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "compound_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "crossing" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"shape" geometry(Geometry,4490) NOT NULL,
	"invented" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "crossing_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "district" (
	"adcode" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"city_name" text NOT NULL,
	"province_name" text NOT NULL,
	"measure_srid" integer NOT NULL,
	"boundary" geometry(MultiPolygon,4490),
	"data_date" date NOT NULL,
	"demo_data_date" date,
	"demo" text DEFAULT 'none' NOT NULL,
	"declared_totals" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "land" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"shape" geometry(MultiPolygon,4490) NOT NULL,
	"shape_3857" geometry(MultiPolygon,3857) GENERATED ALWAYS AS (st_transform(shape, 3857)) STORED,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "land_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"trade" text,
	"invented" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_clause" (
	"pack_id" text NOT NULL,
	"pack_version" integer NOT NULL,
	"id" text NOT NULL,
	"title" text,
	"quoted" text NOT NULL,
	CONSTRAINT "policy_clause_pack_id_pack_version_id_pk" PRIMARY KEY("pack_id","pack_version","id")
);
--> statement-breakpoint
CREATE TABLE "policy_pack" (
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"document_number" text NOT NULL,
	"title" text NOT NULL,
	"issuer" text NOT NULL,
	"level" text NOT NULL,
	"issued_on" date NOT NULL,
	"territory" text[] NOT NULL,
	"rules" jsonb NOT NULL,
	CONSTRAINT "policy_pack_id_version_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"adcode" text PRIMARY KEY NOT NULL,
	"number" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "road" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"name" text,
	"class" text NOT NULL,
	"width_m" double precision,
	"line" geometry(MultiLineString,4490) NOT NULL,
	"line_3857" geometry(Geometry,3857) GENERATED ALWAYS AS (st_transform(line, 3857)) STORED,
	"invented" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "road_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "scheme" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"adopted" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "scheme_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "step" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"compound_id" text NOT NULL,
	"status" text NOT NULL,
	"on_day" date NOT NULL,
	"origin" jsonb NOT NULL,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "step_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "street_office" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text DEFAULT 'street' NOT NULL,
	"boundary" geometry(MultiPolygon,4490),
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "street_office_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "target" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"pack_id" text NOT NULL,
	"measure" text NOT NULL,
	"strength" text NOT NULL,
	"unit" text NOT NULL,
	"year" integer,
	"amount" integer,
	"on_day" date,
	"origin" jsonb NOT NULL,
	CONSTRAINT "target_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "work" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"name" text,
	"trade" text NOT NULL,
	"kind" text NOT NULL,
	"item_code" text,
	"placement" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"operator_id" text,
	"implementer" text,
	"payer" text,
	"road_name" text,
	"from_month" text,
	"to_month" text,
	"excavates" boolean DEFAULT true NOT NULL,
	"note" text,
	"geometry" geometry(Geometry,4490),
	"geometry_3857" geometry(Geometry,3857) GENERATED ALWAYS AS (st_transform(geometry, 3857)) STORED,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"invented" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "work_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "work_compound" (
	"adcode" text NOT NULL,
	"work_id" text NOT NULL,
	"compound_id" text NOT NULL,
	CONSTRAINT "work_compound_adcode_work_id_compound_id_pk" PRIMARY KEY("adcode","work_id","compound_id")
);
--> statement-breakpoint
ALTER TABLE "area" ADD CONSTRAINT "area_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area" ADD CONSTRAINT "area_adcode_scheme_id_scheme_adcode_id_fk" FOREIGN KEY ("adcode","scheme_id") REFERENCES "public"."scheme"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_member" ADD CONSTRAINT "area_member_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_member" ADD CONSTRAINT "area_member_adcode_area_id_area_adcode_id_fk" FOREIGN KEY ("adcode","area_id") REFERENCES "public"."area"("adcode","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_member" ADD CONSTRAINT "area_member_adcode_compound_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","compound_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "barrier" ADD CONSTRAINT "barrier_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "building" ADD CONSTRAINT "building_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "building" ADD CONSTRAINT "building_adcode_compound_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","compound_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community" ADD CONSTRAINT "community_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community" ADD CONSTRAINT "community_adcode_street_office_id_street_office_adcode_id_fk" FOREIGN KEY ("adcode","street_office_id") REFERENCES "public"."street_office"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compound" ADD CONSTRAINT "compound_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compound" ADD CONSTRAINT "compound_adcode_street_office_id_street_office_adcode_id_fk" FOREIGN KEY ("adcode","street_office_id") REFERENCES "public"."street_office"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compound" ADD CONSTRAINT "compound_adcode_community_id_community_adcode_id_fk" FOREIGN KEY ("adcode","community_id") REFERENCES "public"."community"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crossing" ADD CONSTRAINT "crossing_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "land" ADD CONSTRAINT "land_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_clause" ADD CONSTRAINT "policy_clause_pack_id_pack_version_policy_pack_id_version_fk" FOREIGN KEY ("pack_id","pack_version") REFERENCES "public"."policy_pack"("id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "road" ADD CONSTRAINT "road_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme" ADD CONSTRAINT "scheme_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step" ADD CONSTRAINT "step_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step" ADD CONSTRAINT "step_adcode_compound_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","compound_id") REFERENCES "public"."compound"("adcode","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "street_office" ADD CONSTRAINT "street_office_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work" ADD CONSTRAINT "work_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work" ADD CONSTRAINT "work_operator_id_organisation_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_compound" ADD CONSTRAINT "work_compound_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_compound" ADD CONSTRAINT "work_compound_adcode_work_id_work_adcode_id_fk" FOREIGN KEY ("adcode","work_id") REFERENCES "public"."work"("adcode","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_compound" ADD CONSTRAINT "work_compound_adcode_compound_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","compound_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "area_number" ON "area" USING btree ("adcode","scheme_id","number");--> statement-breakpoint
CREATE INDEX "area_member_area" ON "area_member" USING btree ("adcode","area_id");--> statement-breakpoint
CREATE INDEX "audit_record" ON "audit_entry" USING btree ("adcode","record_id");--> statement-breakpoint
CREATE INDEX "barrier_line" ON "barrier" USING gist ("line");--> statement-breakpoint
CREATE INDEX "building_boundary_3857" ON "building" USING gist ("boundary_3857");--> statement-breakpoint
CREATE INDEX "compound_boundary" ON "compound" USING gist ("boundary");--> statement-breakpoint
CREATE INDEX "compound_boundary_3857" ON "compound" USING gist ("boundary_3857");--> statement-breakpoint
CREATE INDEX "compound_place_3857" ON "compound" USING gist ("place_3857");--> statement-breakpoint
CREATE INDEX "crossing_shape" ON "crossing" USING gist ("shape");--> statement-breakpoint
CREATE INDEX "land_shape_3857" ON "land" USING gist ("shape_3857");--> statement-breakpoint
CREATE INDEX "road_line" ON "road" USING gist ("line");--> statement-breakpoint
CREATE INDEX "road_line_3857" ON "road" USING gist ("line_3857");--> statement-breakpoint
CREATE UNIQUE INDEX "scheme_one_adopted" ON "scheme" USING btree ("adcode") WHERE adopted;--> statement-breakpoint
CREATE INDEX "step_compound" ON "step" USING btree ("adcode","compound_id","on_day");--> statement-breakpoint
CREATE INDEX "work_geometry" ON "work" USING gist ("geometry");--> statement-breakpoint
CREATE INDEX "work_geometry_3857" ON "work" USING gist ("geometry_3857");