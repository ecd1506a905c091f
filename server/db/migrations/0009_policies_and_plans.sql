CREATE TABLE "compound_fact" (
	"adcode" text NOT NULL,
	"compound_id" text NOT NULL,
	"code" text NOT NULL,
	"holds" boolean,
	"happens" text,
	"note" text,
	"origin" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "compound_fact_adcode_compound_id_code_pk" PRIMARY KEY("adcode","compound_id","code")
);
--> statement-breakpoint
CREATE TABLE "pack_draft" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"based_on" text,
	"text" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "pack_draft_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "policy_decision" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"compound_id" text NOT NULL,
	"pack_id" text NOT NULL,
	"pack_version" integer NOT NULL,
	"test" text NOT NULL,
	"work_class" text,
	"verdict" text NOT NULL,
	"by" text NOT NULL,
	"on_day" date NOT NULL,
	"reason" text NOT NULL,
	"document" text,
	"at" timestamp(3) with time zone NOT NULL,
	"withdrawn_at" timestamp(3) with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "policy_decision_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "back_schedule" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"record_id" text,
	"pack_id" text NOT NULL,
	"end_on" date NOT NULL,
	"steps" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "back_schedule_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "deadline_mark" (
	"adcode" text NOT NULL,
	"pack_id" text NOT NULL,
	"deadline" text NOT NULL,
	"period" text NOT NULL,
	"state" text NOT NULL,
	"on_day" date NOT NULL,
	"by" text NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "deadline_mark_adcode_pack_id_deadline_period_pk" PRIMARY KEY("adcode","pack_id","deadline","period")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" text,
	"name" text NOT NULL,
	"from_year" integer NOT NULL,
	"to_year" integer NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"edition" integer DEFAULT 1 NOT NULL,
	"statement" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plan_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "plan_compound" (
	"adcode" text NOT NULL,
	"plan_id" text NOT NULL,
	"compound_id" text NOT NULL,
	"position" integer,
	"year" integer,
	"work_class" text,
	"note" text,
	CONSTRAINT "plan_compound_adcode_plan_id_compound_id_pk" PRIMARY KEY("adcode","plan_id","compound_id")
);
--> statement-breakpoint
CREATE TABLE "plan_edition" (
	"adcode" text NOT NULL,
	"plan_id" text NOT NULL,
	"edition" integer NOT NULL,
	"published_on" date NOT NULL,
	"document_number" text,
	"approved_by" text NOT NULL,
	"reason" text,
	"frozen" jsonb NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "plan_edition_adcode_plan_id_edition_pk" PRIMARY KEY("adcode","plan_id","edition")
);
--> statement-breakpoint
CREATE TABLE "plan_filing" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"plan_id" text NOT NULL,
	"edition" integer NOT NULL,
	"recipient" text NOT NULL,
	"on_day" date NOT NULL,
	"receipt_number" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plan_filing_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "target_outcome" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"target_id" text NOT NULL,
	"outcome" text NOT NULL,
	"difference" integer NOT NULL,
	"by" text NOT NULL,
	"on_day" date NOT NULL,
	"reason" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"withdrawn_at" timestamp(3) with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "target_outcome_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "item_link" (
	"adcode" text NOT NULL,
	"from_item" text NOT NULL,
	"to_item" text NOT NULL,
	"linked" boolean NOT NULL,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "item_link_adcode_from_item_to_item_pk" PRIMARY KEY("adcode","from_item","to_item")
);
--> statement-breakpoint
CREATE TABLE "menu_entry" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"compound_id" text NOT NULL,
	"building_id" text,
	"item_code" text NOT NULL,
	"need" text NOT NULL,
	"quantity" double precision,
	"unit" text,
	"cost_wan" double precision,
	"payer" text,
	"year" integer,
	"work_id" text,
	"note" text,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "menu_entry_adcode_id_pk" PRIMARY KEY("adcode","id"),
	CONSTRAINT "menu_entry_once" UNIQUE NULLS NOT DISTINCT("adcode","compound_id","building_id","item_code")
);
--> statement-breakpoint
CREATE TABLE "contribution" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"compound_id" text NOT NULL,
	"source" text NOT NULL,
	"unit" text,
	"form" text DEFAULT 'money' NOT NULL,
	"amount_wan" double precision NOT NULL,
	"standing" text DEFAULT 'estimated' NOT NULL,
	"purpose" jsonb,
	"consent_document" text,
	"document" text,
	"on_day" date,
	"note" text,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "contribution_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "maintenance_fund" (
	"adcode" text NOT NULL,
	"compound_id" text NOT NULL,
	"exists" boolean NOT NULL,
	"first_raised_wan" double precision,
	"balance_wan" double precision,
	"on_day" date,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "maintenance_fund_adcode_compound_id_pk" PRIMARY KEY("adcode","compound_id")
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"contribution_id" text NOT NULL,
	"amount_wan" double precision NOT NULL,
	"on_day" date NOT NULL,
	"item_code" text,
	"payee" text,
	"document" text,
	"exception" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "payment_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "property_subsidy" (
	"adcode" text NOT NULL,
	"compound_id" text NOT NULL,
	"pack_id" text NOT NULL,
	"rate" double precision NOT NULL,
	"months" integer NOT NULL,
	"starts_on" date,
	"manager" text,
	"tranches" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "property_subsidy_adcode_compound_id_pk" PRIMARY KEY("adcode","compound_id")
);
--> statement-breakpoint
ALTER TABLE "target" ALTER COLUMN "pack_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "policy_pack" ADD COLUMN "made_by" text;--> statement-breakpoint
ALTER TABLE "policy_pack" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "policy_pack" ADD COLUMN "withdrawn_on" date;--> statement-breakpoint
ALTER TABLE "target" ADD COLUMN "built_before" integer;--> statement-breakpoint
ALTER TABLE "target" ADD COLUMN "street_office_id" text;--> statement-breakpoint
ALTER TABLE "target" ADD COLUMN "funding_label" text;--> statement-breakpoint
ALTER TABLE "target" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "compound_fact" ADD CONSTRAINT "compound_fact_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compound_fact" ADD CONSTRAINT "compound_fact_adcode_compound_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","compound_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pack_draft" ADD CONSTRAINT "pack_draft_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_decision" ADD CONSTRAINT "policy_decision_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_decision" ADD CONSTRAINT "policy_decision_adcode_compound_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","compound_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "back_schedule" ADD CONSTRAINT "back_schedule_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_mark" ADD CONSTRAINT "deadline_mark_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_adcode_parent_id_plan_adcode_id_fk" FOREIGN KEY ("adcode","parent_id") REFERENCES "public"."plan"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_compound" ADD CONSTRAINT "plan_compound_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_compound" ADD CONSTRAINT "plan_compound_adcode_plan_id_plan_adcode_id_fk" FOREIGN KEY ("adcode","plan_id") REFERENCES "public"."plan"("adcode","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_compound" ADD CONSTRAINT "plan_compound_adcode_compound_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","compound_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_edition" ADD CONSTRAINT "plan_edition_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_edition" ADD CONSTRAINT "plan_edition_adcode_plan_id_plan_adcode_id_fk" FOREIGN KEY ("adcode","plan_id") REFERENCES "public"."plan"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_filing" ADD CONSTRAINT "plan_filing_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_filing" ADD CONSTRAINT "plan_filing_adcode_plan_id_plan_adcode_id_fk" FOREIGN KEY ("adcode","plan_id") REFERENCES "public"."plan"("adcode","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_outcome" ADD CONSTRAINT "target_outcome_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_outcome" ADD CONSTRAINT "target_outcome_adcode_target_id_target_adcode_id_fk" FOREIGN KEY ("adcode","target_id") REFERENCES "public"."target"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_link" ADD CONSTRAINT "item_link_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_entry" ADD CONSTRAINT "menu_entry_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_entry" ADD CONSTRAINT "menu_entry_adcode_compound_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","compound_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_entry" ADD CONSTRAINT "menu_entry_adcode_building_id_building_adcode_id_fk" FOREIGN KEY ("adcode","building_id") REFERENCES "public"."building"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_entry" ADD CONSTRAINT "menu_entry_adcode_work_id_work_adcode_id_fk" FOREIGN KEY ("adcode","work_id") REFERENCES "public"."work"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_adcode_compound_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","compound_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_fund" ADD CONSTRAINT "maintenance_fund_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_fund" ADD CONSTRAINT "maintenance_fund_adcode_compound_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","compound_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_adcode_contribution_id_contribution_adcode_id_fk" FOREIGN KEY ("adcode","contribution_id") REFERENCES "public"."contribution"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "property_subsidy" ADD CONSTRAINT "property_subsidy_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "property_subsidy" ADD CONSTRAINT "property_subsidy_adcode_compound_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","compound_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "policy_decision_compound" ON "policy_decision" USING btree ("adcode","compound_id");--> statement-breakpoint
CREATE INDEX "plan_years" ON "plan" USING btree ("adcode","kind","from_year");--> statement-breakpoint
CREATE INDEX "plan_compound_compound" ON "plan_compound" USING btree ("adcode","compound_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_filing_once" ON "plan_filing" USING btree ("adcode","plan_id","edition","recipient");--> statement-breakpoint
CREATE INDEX "menu_entry_item" ON "menu_entry" USING btree ("adcode","item_code");--> statement-breakpoint
CREATE INDEX "contribution_compound" ON "contribution" USING btree ("adcode","compound_id");--> statement-breakpoint
CREATE INDEX "payment_contribution" ON "payment" USING btree ("adcode","contribution_id");