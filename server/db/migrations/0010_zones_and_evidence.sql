CREATE TABLE "evidence" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"compound_id" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"hash" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"on_day" date,
	"issuer" text,
	"at" timestamp(3) with time zone NOT NULL,
	"removed_at" timestamp(3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "evidence_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "policy_zone" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"code" text NOT NULL,
	"happens" text,
	"document" text,
	"note" text,
	"boundary" geometry(MultiPolygon,4490) NOT NULL,
	"boundary_3857" geometry(MultiPolygon,3857) GENERATED ALWAYS AS (st_transform(boundary, 3857)) STORED,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"invented" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "policy_zone_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "idle_space" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"compound_id" text NOT NULL,
	"name" text NOT NULL,
	"area_m2" double precision,
	"owner" text,
	"acquisition" text,
	"intended_use" text,
	"standing" text DEFAULT 'found' NOT NULL,
	"note" text,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "idle_space_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
ALTER TABLE "work" ADD COLUMN "is_trunk" boolean;--> statement-breakpoint
ALTER TABLE "work" ADD COLUMN "is_prioritised" boolean;--> statement-breakpoint
ALTER TABLE "plan_compound" ADD COLUMN "urgency" text;--> statement-breakpoint
ALTER TABLE "contribution" ADD COLUMN "standing_days" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "contribution" ADD COLUMN "performance_score" double precision;--> statement-breakpoint
ALTER TABLE "contribution" ADD COLUMN "performance_note" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_adcode_compound_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","compound_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_zone" ADD CONSTRAINT "policy_zone_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idle_space" ADD CONSTRAINT "idle_space_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idle_space" ADD CONSTRAINT "idle_space_adcode_compound_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","compound_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_compound" ON "evidence" USING btree ("adcode","compound_id");--> statement-breakpoint
CREATE INDEX "policy_zone_boundary" ON "policy_zone" USING gist ("boundary");--> statement-breakpoint
CREATE INDEX "policy_zone_boundary_3857" ON "policy_zone" USING gist ("boundary_3857");--> statement-breakpoint
CREATE INDEX "idle_space_compound" ON "idle_space" USING btree ("adcode","compound_id");